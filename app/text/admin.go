package text

import (
	"strconv"

	"incharge/shared"
)

// Admin are the texts of the pages for administrators.
type Admin struct {
	Title           string
	Parts           string
	Users           string
	UsersWhy        string
	Settings        string
	Health          string
	Audit           string
	AuditWhy        string
	Search          string
	NoUsers         string
	NoUsersWhy      string
	Lost            string
	More            string
	Admin           string
	Disabled        string
	Unverified      string
	Second          string
	Boards          func(n int) string
	Since           func(ago string) string
	Seen            func(ago string) string
	Unseen          string
	Menu            func(name string) string
	Disable         string
	DisableDo       string
	DisableSure     func(name string) string
	DisabledNow     func(name string) string
	NotSelf         string
	Enable          string
	EnabledNow      func(name string) string
	Reset           string
	ResetMailed     func(email string) string
	ResetLink       func(name string) string
	ResetWhy        string
	MakeAdmin       string
	MakeAdminDo     string
	MakeSure        func(name string) string
	AdminNow        func(name string) string
	TakeAdmin       string
	TakeAdminDo     string
	TakeSure        func(name string) string
	AdminGone       func(name string) string
	Last            string
	Sessions        string
	SessionsOf      func(name string) string
	NoSessions      string
	EndSessions     string
	SessionsEnded   func(name string) string
	Lose            string
	LoseDo          string
	LoseSure        func(name string) string
	SecondGone      func(name string) string
	Log             string
	Registration    string
	RegistrationWhy string
	Open            string
	OpenWhy         string
	Invite          string
	InviteWhy       string
	Demand          string
	DemandWhy       string
	DemandNobody    string
	DemandNobodyWhy string
	DemandAdmins    string
	DemandAdminsWhy string
	DemandAll       string
	DemandAllWhy    string
	DemandWithout   string
	SetUpOwn        string
	Saved           string
	Version         string
	Started         string
	Database        string
	Migrations      string
	MigrationsAre   func(n int, latest string) string
	Sockets         string
	Mail            string
	MailWaiting     string
	MailFailing     string
	MailParked      string
	MailError       string
	Backup          string
	NoBackup        string
	Refresh         string
	Kind            string
	AnyKind         string
	From            string
	To              string
	Person          func(name string) string
	OnePerson       string
	AnyPerson       string
	OnlyThem        func(name string) string
	Table           string
	NoEvents        string
	NoEventsWhy     string
	By              func(name string) string
	About           func(name string) string
	Somebody        string
	Kinds           func(shared.AuditKind) string
	Detail          func(key string) string
	DetailValue     func(key, value string) string
}

var adminEnglish = Admin{ // #nosec G101 -- words about a password, and none
	Title:      "Administration",
	Parts:      "Parts of administration",
	Users:      "People",
	UsersWhy:   "Everybody who has an account on this Incharge.",
	Settings:   "Settings",
	Health:     "Health",
	Audit:      "Security log",
	AuditWhy:   "Who signed in, what changed about accounts, roles and settings. Nobody can change it here.",
	Search:     "Search by name or address",
	NoUsers:    "Nobody found",
	NoUsersWhy: "Nobody’s name or address has this in it.",
	Lost:       "This could not be loaded",
	More:       "Show more",
	Admin:      "Administrator",
	Disabled:   "Disabled",
	Unverified: "Address not confirmed",
	Second:     "Second factor",
	Boards: func(n int) string {
		if n == 1 {
			return "1 board"
		}
		return strconv.Itoa(n) + " boards"
	},
	Since:     func(ago string) string { return "account made " + ago },
	Seen:      func(ago string) string { return "last here " + ago },
	Unseen:    "not here for long",
	Menu:      func(name string) string { return "What can be done about " + name },
	Disable:   "Disable…",
	DisableDo: "Disable",
	DisableSure: func(name string) string {
		return "Disable the account of " + name + "? They are signed out everywhere at once and can’t sign in until it is enabled again. Their cards stay as they are."
	},
	DisabledNow: func(name string) string { return "The account of " + name + " is disabled" },
	NotSelf:     "You can’t disable your own account.",
	Enable:      "Enable",
	EnabledNow:  func(name string) string { return name + " can sign in again" },
	Reset:       "Link for a new password",
	ResetMailed: func(email string) string { return "A link to choose a new password is on its way to " + email },
	ResetLink:   func(name string) string { return "Link for " + name },
	ResetWhy:    "This Incharge sends no mails, so hand it on yourself. It is good once, for 30 minutes.",
	MakeAdmin:   "Make administrator…",
	MakeAdminDo: "Make administrator",
	MakeSure: func(name string) string {
		return "Make " + name + " an administrator? They can then do all that you can do here."
	},
	AdminNow:      func(name string) string { return name + " is an administrator now" },
	TakeAdmin:     "No longer administrator…",
	TakeAdminDo:   "Take it away",
	TakeSure:      func(name string) string { return "Take administration away from " + name + "?" },
	AdminGone:     func(name string) string { return name + " is no administrator any more" },
	Last:          "An instance needs an administrator: make somebody else one first.",
	Sessions:      "Sessions…",
	SessionsOf:    func(name string) string { return "Where " + name + " is signed in" },
	NoSessions:    "Nowhere now.",
	EndSessions:   "End all",
	SessionsEnded: func(name string) string { return name + " is signed out everywhere" },
	Lose:          "Switch off second factor…",
	LoseDo:        "Switch off",
	LoseSure: func(name string) string {
		return "Switch off the second factor of " + name + ", who has lost it? They are signed out everywhere, their recovery codes end, and a mail tells them. Until they set up another one, the password alone lets them in: make sure that it is them who ask."
	},
	SecondGone:      func(name string) string { return name + " has no second factor any more" },
	Log:             "Their security log",
	Registration:    "Who may make an account",
	RegistrationWhy: "It holds at once. Accounts that are there stay.",
	Open:            "Anybody",
	OpenWhy:         "Whoever can reach this Incharge can make an account.",
	Invite:          "By invitation only",
	InviteWhy:       "Only who has been invited to a board by a supervisor.",
	Demand:          "Who must have a second factor",
	DemandWhy:       "It holds at once, for those who are signed in too. Who has none can do nothing but set one up.",
	DemandNobody:    "Nobody",
	DemandNobodyWhy: "Everybody may set one up in their account.",
	DemandAdmins:    "Administrators",
	DemandAdminsWhy: "Whoever can change the settings and accounts of this Incharge.",
	DemandAll:       "Everybody",
	DemandAllWhy:    "All who have an account. Their programs’ tokens are refused as well until they have set one up.",
	DemandWithout:   "You have no second factor yourself. Set one up first, so that you don’t lock yourself out.",
	SetUpOwn:        "Set up",
	Saved:           "Saved",
	Version:         "Version",
	Started:         "Running since",
	Database:        "Postgres",
	Migrations:      "Migrations",
	MigrationsAre:   func(n int, latest string) string { return strconv.Itoa(n) + ", the latest " + latest },
	Sockets:         "Live connections",
	Mail:            "Mails",
	MailWaiting:     "Waiting to be sent",
	MailFailing:     "Failed, tried again later",
	MailParked:      "Given up in the last 30 days",
	MailError:       "The latest error",
	Backup:          "Last backup",
	NoBackup:        "None found in DATA_DIR/backups",
	Refresh:         "Refresh",
	Kind:            "What happened",
	AnyKind:         "Everything",
	From:            "From",
	To:              "Until",
	Person:          func(name string) string { return "Only about " + name },
	OnePerson:       "one person",
	AnyPerson:       "Show everybody",
	OnlyThem:        func(name string) string { return "Show only what is about " + name },
	Table:           "Download as CSV",
	NoEvents:        "Nothing to show",
	NoEventsWhy:     "Nothing in the log is like that.",
	By:              func(name string) string { return "by " + name },
	About:           func(name string) string { return "about " + name },
	Somebody:        "somebody who has gone",
	Kinds:           func(k shared.AuditKind) string { return auditEnglish[k] },
	Detail:          func(key string) string { return orKey(detailEnglish, key) },
	DetailValue:     func(key, value string) string { return valued(valuesEnglish, commonEnglish, key, value) },
}

var adminKorean = Admin{ // #nosec G101 -- words about a password, and none
	Title:      "관리",
	Parts:      "관리 항목",
	Users:      "사용자",
	UsersWhy:   "이 Incharge에 계정이 있는 모든 사람입니다.",
	Settings:   "설정",
	Health:     "상태",
	Audit:      "보안 기록",
	AuditWhy:   "로그인과 계정, 역할, 설정의 변경 기록입니다. 여기에서 바꿀 수 없습니다.",
	Search:     "이름이나 주소로 검색",
	NoUsers:    "찾는 사람이 없습니다",
	NoUsersWhy: "이름이나 주소에 이 말이 들어간 사람이 없습니다.",
	Lost:       "불러오지 못했습니다",
	More:       "더 보기",
	Admin:      "관리자",
	Disabled:   "사용 중지됨",
	Unverified: "주소 미확인",
	Second:     "2단계 인증",
	Boards:     func(n int) string { return "보드 " + strconv.Itoa(n) + "개" },
	Since:      func(ago string) string { return ago + " 가입" },
	Seen:       func(ago string) string { return ago + " 접속" },
	Unseen:     "오랫동안 접속하지 않음",
	Menu:       func(name string) string { return name + " 님 관리" },
	Disable:    "사용 중지…",
	DisableDo:  "사용 중지",
	DisableSure: func(name string) string {
		return name + " 님의 계정을 사용 중지할까요? 모든 곳에서 바로 로그아웃되고, 다시 사용할 수 있게 할 때까지 로그인할 수 없습니다. 카드는 그대로 남습니다."
	},
	DisabledNow: func(name string) string { return name + " 님의 계정을 사용 중지했습니다" },
	NotSelf:     "자신의 계정은 사용 중지할 수 없습니다.",
	Enable:      "다시 사용",
	EnabledNow:  func(name string) string { return name + " 님이 다시 로그인할 수 있습니다" },
	Reset:       "새 비밀번호 링크",
	ResetMailed: func(email string) string {
		return email + " 주소로 새 비밀번호 링크를 보내고 있습니다"
	},
	ResetLink:   func(name string) string { return name + " 님의 링크" },
	ResetWhy:    "이 Incharge는 메일을 보내지 않으니 직접 전달하세요. 30분 동안 한 번만 사용할 수 있습니다.",
	MakeAdmin:   "관리자로 지정…",
	MakeAdminDo: "관리자로 지정",
	MakeSure: func(name string) string {
		return name + " 님을 관리자로 지정할까요? 여기에서 할 수 있는 모든 일을 할 수 있게 됩니다."
	},
	AdminNow:      func(name string) string { return name + " 님이 이제 관리자입니다" },
	TakeAdmin:     "관리자 해제…",
	TakeAdminDo:   "관리자 해제",
	TakeSure:      func(name string) string { return name + " 님을 관리자에서 해제할까요?" },
	AdminGone:     func(name string) string { return name + " 님은 이제 관리자가 아닙니다" },
	Last:          "관리자가 한 명은 있어야 합니다. 먼저 다른 사람을 관리자로 지정하세요.",
	Sessions:      "세션…",
	SessionsOf:    func(name string) string { return name + " 님이 로그인한 곳" },
	NoSessions:    "지금은 로그인되어 있지 않습니다.",
	EndSessions:   "모두 종료",
	SessionsEnded: func(name string) string { return name + " 님을 모든 곳에서 로그아웃했습니다" },
	Lose:          "2단계 인증 끄기…",
	LoseDo:        "끄기",
	LoseSure: func(name string) string {
		return name + " 님이 잃어버린 2단계 인증을 끌까요? 모든 곳에서 로그아웃되고 복구 코드는 폐기되며 본인에게 메일이 갑니다. 다시 설정할 때까지 비밀번호만으로 들어올 수 있으니, 본인의 요청인지 확인하세요."
	},
	SecondGone:      func(name string) string { return name + " 님의 2단계 인증을 껐습니다" },
	Log:             "보안 기록 보기",
	Registration:    "계정을 만들 수 있는 사람",
	RegistrationWhy: "바로 적용됩니다. 이미 있는 계정은 그대로 남습니다.",
	Open:            "누구나",
	OpenWhy:         "이 Incharge에 접속할 수 있으면 누구나 계정을 만들 수 있습니다.",
	Invite:          "초대받은 사람만",
	InviteWhy:       "감독자가 보드에 초대한 사람만 만들 수 있습니다.",
	Demand:          "2단계 인증을 해야 하는 사람",
	DemandWhy:       "이미 로그인한 사람에게도 바로 적용됩니다. 설정하지 않은 사람은 설정 말고는 아무것도 할 수 없습니다.",
	DemandNobody:    "없음",
	DemandNobodyWhy: "원하는 사람만 계정에서 설정합니다.",
	DemandAdmins:    "관리자",
	DemandAdminsWhy: "이 Incharge의 설정과 계정을 변경할 수 있는 사람입니다.",
	DemandAll:       "모두",
	DemandAllWhy:    "계정이 있는 모든 사람입니다. 설정할 때까지는 그 사람의 API 토큰도 거부됩니다.",
	DemandWithout:   "아직 2단계 인증을 설정하지 않았습니다. 스스로 들어오지 못하게 되지 않도록 먼저 설정하세요.",
	SetUpOwn:        "설정하기",
	Saved:           "저장했습니다",
	Version:         "버전",
	Started:         "시작",
	Database:        "Postgres",
	Migrations:      "마이그레이션",
	MigrationsAre:   func(n int, latest string) string { return strconv.Itoa(n) + "개, 마지막 " + latest },
	Sockets:         "실시간 연결",
	Mail:            "메일",
	MailWaiting:     "전송 대기",
	MailFailing:     "실패, 다시 시도 예정",
	MailParked:      "최근 30일간 포기",
	MailError:       "마지막 오류",
	Backup:          "마지막 백업",
	NoBackup:        "DATA_DIR/backups에 없음",
	Refresh:         "새로 고침",
	Kind:            "종류",
	AnyKind:         "모두",
	From:            "시작일",
	To:              "종료일",
	Person:          func(name string) string { return name + " 님만" },
	OnePerson:       "한 사람",
	AnyPerson:       "모든 사람 보기",
	OnlyThem:        func(name string) string { return name + " 님의 기록만 보기" },
	Table:           "CSV 내려받기",
	NoEvents:        "표시할 기록이 없습니다",
	NoEventsWhy:     "조건에 맞는 기록이 없습니다.",
	By:              func(name string) string { return name + " 님이 함" },
	About:           func(name string) string { return name + " 님 대상" },
	Somebody:        "탈퇴한 사용자",
	Kinds:           func(k shared.AuditKind) string { return auditKorean[k] },
	Detail:          func(key string) string { return orKey(detailKorean, key) },
	DetailValue:     func(key, value string) string { return valued(valuesKorean, commonKorean, key, value) },
}
