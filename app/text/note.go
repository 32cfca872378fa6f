package text

import "incharge/shared"

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
	}
	return ""
}
