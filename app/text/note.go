package text

import (
	"strings"

	"incharge/shared"
)

// notedEnglish is what a card's history says of a change beside who did it;
// empty where that isn't known here.
func notedEnglish(n shared.Note) string {
	switch n.Kind {
	case shared.NoteDeclined:
		return "Reason: " + n.Text
	case shared.NoteHandedBack:
		if n.Text == "" {
			return ""
		}
		return "Reason: " + n.Text
	case shared.NoteLeft:
		return "Unassigned: " + n.Name + " left the board"
	case shared.NoteObserver:
		return "Unassigned: " + n.Name + " is an observer now"
	case shared.NoteArrived:
		if len(n.Without) == 0 {
			return ""
		}
		return "Left behind: " + leftEnglish(n.Without)
	}
	return ""
}

func notedKorean(n shared.Note) string {
	switch n.Kind {
	case shared.NoteDeclined:
		return "사유: " + n.Text
	case shared.NoteHandedBack:
		if n.Text == "" {
			return ""
		}
		return "사유: " + n.Text
	case shared.NoteLeft:
		return "담당 해제: " + n.Name + " 님이 보드에서 나감"
	case shared.NoteObserver:
		return "담당 해제: " + n.Name + " 님이 이제 참관자로 바뀜"
	case shared.NoteArrived:
		if len(n.Without) == 0 {
			return ""
		}
		return "함께 옮기지 못한 것: " + leftKorean(n.Without)
	}
	return ""
}

func leftEnglish(parts []shared.Left) string { return leftNamed(parts, partsEnglish) }
func leftKorean(parts []shared.Left) string  { return leftNamed(parts, partsKorean) }

// leftNamed names what stayed behind when a card went to another board.
func leftNamed(parts []shared.Left, names map[shared.Left]string) string {
	named := make([]string, len(parts))
	for i, part := range parts {
		named[i] = names[part]
	}
	return strings.Join(named, ", ")
}

var partsEnglish = map[shared.Left]string{
	shared.LeftPIC: "the person in charge", shared.LeftDates: "the dates", shared.LeftPriority: "the priority",
	shared.LeftCollaborators: "some collaborators", shared.LeftWatchers: "some watchers", shared.LeftLabels: "some labels",
	shared.LeftItems: "who is in charge of items", shared.LeftBlockers: "what it waits for",
}

var partsKorean = map[shared.Left]string{
	shared.LeftPIC: "담당자", shared.LeftDates: "일정", shared.LeftPriority: "우선순위",
	shared.LeftCollaborators: "일부 협업자", shared.LeftWatchers: "일부 알림 받는 사람", shared.LeftLabels: "일부 라벨",
	shared.LeftItems: "항목 담당자", shared.LeftBlockers: "선행 카드",
}
