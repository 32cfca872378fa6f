package text

import "incharge/shared"

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
		return "Remove " + name + " from this board? Their cards will be in nobody's charge."
	},
	Leave:     "Leave this board",
	LeaveSure: "Leave this board? Cards in your charge will be in nobody's. Only a supervisor can add you again.",
	Only:      "Only a supervisor can add and change members.",
	Offline:   "People can be added when you are back online.",
	Left:      "You have left the board.",
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
		return name + " 님을 이 보드에서 내보낼까요? 맡은 카드는 담당자가 없어집니다."
	},
	Leave:     "이 보드에서 나가기",
	LeaveSure: "이 보드에서 나갈까요? 맡은 카드는 담당자가 없어지며, 감독자만 다시 추가할 수 있습니다.",
	Only:      "감독자만 멤버를 추가하고 바꿀 수 있습니다.",
	Offline:   "다시 연결되면 멤버를 추가할 수 있습니다.",
	Left:      "보드에서 나왔습니다.",
}
