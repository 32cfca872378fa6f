package text

import (
	"strconv"

	"incharge/shared"
)

// Outbox are the texts of what a person has done and has still to be sent, or
// was refused.
type Outbox struct {
	Title       string
	ToSend      func(n int) string
	Refused     func(n int) string
	Undecided   func(n int) string
	Sending     string
	WaitOffline string
	WaitHere    string // nothing is kept on the device
	Barred      func(status int) string
	Nothing     string
	RefusedHead string
	RefusedWhy  string
	ClashHead   string
	Clash       func(card, field string) string
	Choose      string
	On          func(board, when string) string
	Yours       string
	Retry       string
	RetryAll    string
	NotAdded    string
	Copy        string
	Toast       func(Deed) string
	ToastMany   func(n int) string
	Show        string
	Did         func(Deed) string
	Reason      func(code shared.Code, message string, why shared.Reason) string

	LeaveTitle   string
	LeaveWhy     func(waiting, rest int) string
	LeaveSent    string
	LeaveOffline string
	Stay         string
	LeaveAnyway  string
}

// Deed is a command in the words of whoever gave it: its type, and what it was
// about by name, where that is known.
type Deed struct {
	Kind  string // the command's type
	Card  string
	List  string
	Name  string
	Field string // of what was edited: title, description, labels, priority
	Done  bool   // an item was ticked, or what can be on and off was switched on
	Again bool   // what was undone is done again
}

// takesBack says that a deed is the undoing, or the doing again, of one that is
// known by its words.
func takesBack(d Deed) bool { return d.Kind == "undo" && d.Name != "" }

var outboxEnglish = Outbox{
	Title:       "Your changes",
	ToSend:      toSend,
	Refused:     func(n int) string { return strconv.Itoa(n) + " not carried out" },
	Undecided:   func(n int) string { return strconv.Itoa(n) + " to decide" },
	Sending:     "They are being sent, in this order.",
	WaitOffline: "They are kept on this device and sent, in this order, when you are back online.",
	WaitHere:    "They are in this window only: keep it open until they are sent.",
	Barred: func(status int) string {
		return "Something between you and Incharge answers " + strconv.Itoa(status) + " in its place, so not all of them get through. They are tried again by themselves."
	},
	Nothing:     "Everything you did has been sent.",
	RefusedHead: "Not carried out",
	RefusedWhy:  "What you wrote stays here until you dismiss it.",
	ClashHead:   "Two versions of a text",
	Clash:       func(card, field string) string { return "The " + field + " of “" + card + "”" },
	Choose:      "Choose",
	On: func(board, when string) string {
		if board == "" {
			return when
		}
		return board + ", " + when
	},
	Yours:    "What you wrote",
	Retry:    "Try again",
	RetryAll: "Try all again",
	NotAdded: "The card was not added, so there is nothing to do this to.",
	Copy:     "Copy text",
	Toast: func(d Deed) string {
		switch {
		case !takesBack(d):
			return "Not carried out: " + didEnglish(d)
		case d.Again:
			return "Could not be done again: " + d.Name
		default:
			return "Could not be undone: " + d.Name
		}
	},
	ToastMany: func(n int) string { return strconv.Itoa(n) + " changes were not carried out" },
	Show:      "Show",
	Did:       didEnglish,
	Reason: func(code shared.Code, message string, _ shared.Reason) string {
		switch {
		case code == shared.CodeNotFound:
			return "What this was about isn't on the board any more, or the board isn't yours to see."
		case code == shared.CodeInternal || code == shared.CodeUnavailable || message == "":
			return "Incharge failed at this several times. Try again later."
		default:
			return message
		}
	},
	LeaveTitle: "Sign out now?",
	LeaveWhy: func(waiting, rest int) string {
		lost := toSend(waiting)
		switch {
		case waiting == 0 && rest == 1:
			lost = "1 change that was not carried out"
		case waiting == 0:
			lost = strconv.Itoa(rest) + " changes that were not carried out"
		case rest > 0:
			lost += ", and " + strconv.Itoa(rest) + " not carried out"
		}
		return "Signing out wipes this device. These would be lost: " + lost + "."
	},
	LeaveSent:    "Everything has been sent. You can sign out.",
	LeaveOffline: "You are offline: they can't be sent now.",
	Stay:         "Stay",
	LeaveAnyway:  "Sign out and lose them",
}

func toSend(n int) string {
	if n == 1 {
		return "1 change to send"
	}
	return strconv.Itoa(n) + " changes to send"
}

var outboxKorean = Outbox{
	Title:       "내 변경 내용",
	ToSend:      func(n int) string { return "전송 대기 " + strconv.Itoa(n) + "건" },
	Refused:     func(n int) string { return "처리되지 않음 " + strconv.Itoa(n) + "건" },
	Undecided:   func(n int) string { return "선택 필요 " + strconv.Itoa(n) + "건" },
	Sending:     "아래 순서대로 전송하고 있습니다.",
	WaitOffline: "이 기기에 저장되어 있으며, 다시 연결되면 아래 순서대로 전송됩니다.",
	WaitHere:    "이 창에만 있습니다. 모두 전송될 때까지 창을 닫지 마세요.",
	Barred: func(status int) string {
		return "중간의 다른 장비가 Incharge 대신 응답 코드 " + strconv.Itoa(status) + "을 보내 일부가 전달되지 않고 있습니다. 자동으로 다시 시도합니다."
	},
	Nothing:     "모든 변경이 전송되었습니다.",
	RefusedHead: "처리되지 않음",
	RefusedWhy:  "작성하신 내용은 닫을 때까지 여기에 남아 있습니다.",
	ClashHead:   "두 가지로 남은 내용",
	Clash: func(card, field string) string {
		if field == "title" {
			return "‘" + card + "’ 카드의 제목"
		}
		return "‘" + card + "’ 카드의 설명"
	},
	Choose: "고르기",
	On: func(board, when string) string {
		if board == "" {
			return when
		}
		return board + ", " + when
	},
	Yours:    "작성한 내용",
	Retry:    "다시 시도",
	RetryAll: "모두 다시 시도",
	NotAdded: "카드가 추가되지 않아 처리할 수 없었습니다.",
	Copy:     "내용 복사",
	Toast: func(d Deed) string {
		switch {
		case !takesBack(d):
			return "처리되지 않음: " + didKorean(d)
		case d.Again:
			return "다시 실행하지 못함: " + d.Name
		default:
			return "실행 취소하지 못함: " + d.Name
		}
	},
	ToastMany: func(n int) string { return "변경 " + strconv.Itoa(n) + "건이 처리되지 않았습니다" },
	Show:      "보기",
	Did:       didKorean,
	Reason: func(code shared.Code, _ string, why shared.Reason) string {
		if words := reasonKorean(why); words != "" {
			return words
		}
		switch code {
		case shared.CodeForbidden:
			return "이 작업을 할 권한이 없습니다."
		case shared.CodeNotFound:
			return "대상이 보드에 없거나, 더 이상 볼 수 없는 보드입니다."
		case shared.CodeConflict:
			return "그사이 내용이 바뀌어 처리할 수 없었습니다."
		case shared.CodeTooLarge:
			return "내용이 너무 깁니다."
		case shared.CodeInternal, shared.CodeUnavailable:
			return "서버에서 여러 번 처리하지 못했습니다. 나중에 다시 시도하세요."
		default:
			return "입력한 내용에 문제가 있어 처리할 수 없었습니다."
		}
	},
	LeaveTitle: "지금 로그아웃할까요?",
	LeaveWhy: func(waiting, rest int) string {
		lost := "전송되지 않은 변경 " + strconv.Itoa(waiting) + "건"
		switch {
		case waiting == 0:
			lost = "처리되지 않은 변경 " + strconv.Itoa(rest) + "건"
		case rest > 0:
			lost += "과 처리되지 않은 변경 " + strconv.Itoa(rest) + "건"
		}
		return "로그아웃하면 이 기기에 저장된 내용이 지워집니다. 다음 내용이 사라집니다: " + lost + "."
	},
	LeaveSent:    "모든 변경이 전송되었습니다. 로그아웃해도 됩니다.",
	LeaveOffline: "오프라인 상태라 지금은 전송할 수 없습니다.",
	Stay:         "머무르기",
	LeaveAnyway:  "내용을 버리고 로그아웃",
}
