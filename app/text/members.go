package text

import (
	"strconv"

	"incharge/shared"
)

// Members are the texts of the dialog with a board's members.
type Members struct {
	You        string
	Alone      string
	Email      string
	Role       string
	Add        string
	Why        func(shared.Role) string
	BadEmail   string
	Added      func(name string) string
	Invited    func(email string) string
	RoleOf     func(name string) string
	Remove     func(name string) string
	RemoveWord string
	Sure       func(name string) string
	Leave      string
	LeaveSure  string
	Only       string
	Offline    string
	Left       string
	Last       string
	Cards      func(n int) string
	NoCards    string
	ToObserver func(name string, n int) string
	Change     string

	Pending      string
	PendingLost  string
	Expires      func(at string) string
	By           func(name string) string
	Resend       string
	ResendTo     func(email string) string
	Resent       func(email string) string
	CopyLink     string
	LinkTo       func(email string) string
	LinkMade     func(email string) string
	LinkWhy      string
	Withdraw     string
	WithdrawTo   func(email string) string
	WithdrawSure func(email string) string
	Withdrawn    func(email string) string
	LinkOver     string
}

var membersEnglish = Members{
	You:   "you",
	Alone: "You are the only one here so far. Add those you work with by their address.",
	Email: "Email address",
	Role:  "Role",
	Add:   "Add",
	Why: func(r shared.Role) string {
		switch r {
		case shared.Supervisor:
			return "Sets up the board, adds and assigns tasks, and may do everything."
		case shared.PIC:
			return "Person in charge: works on the tasks assigned to them and moves them on."
		default:
			return "Sees everything, changes nothing."
		}
	},
	BadEmail:   "This doesn't look like an email address.",
	Added:      func(name string) string { return name + " is a member now." },
	Invited:    func(email string) string { return "An invitation is on its way to " + email + "." },
	RoleOf:     func(name string) string { return "Role of " + name },
	Remove:     func(name string) string { return "Remove " + name },
	RemoveWord: "Remove",
	Sure: func(name string) string {
		return "Remove " + name + " from this board?"
	},
	Leave:     "Leave this board",
	LeaveSure: "Leave this board? Cards in your charge will be in nobody's. Only a supervisor can add you again.",
	Only:      "Only a supervisor can add and change members.",
	Offline:   "People can be added when you are back online.",
	Left:      "You have left the board.",
	Last:      "A board needs a supervisor: make somebody else one first.",
	Cards: func(n int) string {
		if n == 1 {
			return "1 card in their charge will be in nobody's; its history says so."
		}
		return strconv.Itoa(n) + " cards in their charge will be in nobody's; their history says so."
	},
	NoCards: "They are in charge of no card here.",
	ToObserver: func(name string, n int) string {
		cards := strconv.Itoa(n) + " cards"
		if n == 1 {
			cards = "1 card"
		}
		return "As an observer " + name + " can't be in charge: " + cards + " will be in nobody's."
	},
	Change: "Change role",

	Pending:     "Invited, not here yet",
	PendingLost: "The invitations could not be loaded",
	Expires:     func(at string) string { return "expires " + at },
	By:          func(name string) string { return "invited by " + name },
	Resend:      "Send again",
	ResendTo:    func(email string) string { return "Send the invitation to " + email + " again" },
	Resent:      func(email string) string { return "The invitation to " + email + " is sent again." },
	CopyLink:    "Link",
	LinkTo:      func(email string) string { return "Make a link for " + email },
	LinkMade:    func(email string) string { return "Link for " + email },
	LinkWhy:     "Hand it on yourself. It is good once, and the link that was mailed before is no longer.",
	Withdraw:    "Withdraw",
	WithdrawTo:  func(email string) string { return "Withdraw the invitation to " + email },
	WithdrawSure: func(email string) string {
		return "Withdraw the invitation to " + email + "? Its link will be no longer good."
	},
	Withdrawn: func(email string) string { return "The invitation to " + email + " is withdrawn." },
	LinkOver:  "This invitation is over: it has been accepted or withdrawn.",
}

var membersKorean = Members{
	You:   "나",
	Alone: "아직 혼자입니다. 함께 일할 사람을 이메일 주소로 추가하세요.",
	Email: "이메일 주소",
	Role:  "역할",
	Add:   "추가",
	Why: func(r shared.Role) string {
		switch r {
		case shared.Supervisor:
			return "보드를 꾸리고 작업을 추가, 배정하며 모든 것을 할 수 있습니다."
		case shared.PIC:
			return "배정받은 작업을 진행하고 상태를 옮깁니다."
		default:
			return "모두 볼 수 있지만 바꿀 수는 없습니다."
		}
	},
	BadEmail:   "이메일 주소 형식이 아닙니다.",
	Added:      func(name string) string { return name + " 님을 멤버로 추가했습니다." },
	Invited:    func(email string) string { return email + " 주소로 초대장을 보내고 있습니다." },
	RoleOf:     func(name string) string { return name + " 님의 역할" },
	Remove:     func(name string) string { return name + " 님 내보내기" },
	RemoveWord: "내보내기",
	Sure: func(name string) string {
		return name + " 님을 이 보드에서 내보낼까요?"
	},
	Leave:     "이 보드에서 나가기",
	LeaveSure: "이 보드에서 나갈까요? 맡은 카드는 담당자가 없어지며, 감독자만 다시 추가할 수 있습니다.",
	Only:      "감독자만 멤버를 추가하고 바꿀 수 있습니다.",
	Offline:   "다시 연결되면 멤버를 추가할 수 있습니다.",
	Left:      "보드에서 나왔습니다.",
	Last:      "보드에는 감독자가 한 명은 있어야 합니다. 먼저 다른 사람을 감독자로 지정하세요.",
	Cards: func(n int) string {
		return "맡은 카드 " + strconv.Itoa(n) + "장의 담당자가 없어지고, 활동 기록에 남습니다."
	},
	NoCards: "이 보드에서 맡은 카드가 없습니다.",
	ToObserver: func(name string, n int) string {
		return "참관자는 담당자가 될 수 없습니다. " + name + " 님이 맡은 카드 " + strconv.Itoa(n) + "장의 담당자가 없어집니다."
	},
	Change: "역할 바꾸기",

	Pending:     "초대했지만 아직 들어오지 않음",
	PendingLost: "초대 목록을 불러오지 못했습니다",
	Expires:     func(at string) string { return at + " 만료" },
	By:          func(name string) string { return name + " 님이 초대" },
	Resend:      "다시 보내기",
	ResendTo:    func(email string) string { return email + " 주소로 초대장 다시 보내기" },
	Resent:      func(email string) string { return email + " 주소로 초대장을 다시 보냅니다." },
	CopyLink:    "링크",
	LinkTo:      func(email string) string { return email + " 초대 링크 만들기" },
	LinkMade:    func(email string) string { return email + " 초대 링크" },
	LinkWhy:     "직접 전달하세요. 한 번만 사용할 수 있으며, 전에 메일로 보낸 링크는 더 이상 쓸 수 없습니다.",
	Withdraw:    "취소",
	WithdrawTo:  func(email string) string { return email + " 초대 취소" },
	WithdrawSure: func(email string) string {
		return email + " 초대를 취소할까요? 초대 링크를 더 이상 쓸 수 없습니다."
	},
	Withdrawn: func(email string) string { return email + " 초대를 취소했습니다." },
	LinkOver:  "이미 수락되었거나 취소된 초대입니다.",
}
