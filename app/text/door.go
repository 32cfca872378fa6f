package text

import "strconv"

// Door are the texts of signing in and of making an account.
type Door struct {
	SignIn        string
	SignInTitle   string
	Register      string
	RegisterTitle string
	RegisterWhy   string
	Name          string
	Email         string
	Password      string
	PasswordRule  func(least int) string
	ShowPassword  string
	HidePassword  string
	NoAccount     string
	HaveAccount   string
	NeedName      string
	NeedEmail     string
	BadEmail      string
	NeedPassword  string
	ShortPassword func(least int) string
	LongPassword  func(most int) string
	WrongSignIn   string
	EmailTaken    string
	Closed        string
	Keep          string
	KeepWhy       string
	InviteTitle   string
	InviteWhy     string
	InviteTo      func(board string) string
	InviteFrom    func(inviter, role, email string) string
	InviteFor     string
	InviteFailed  string
	InviteNone    string
	InviteOver    string
}

var doorEnglish = Door{
	SignIn:        "Sign in",
	SignInTitle:   "Sign in to Incharge",
	Register:      "Create account",
	RegisterTitle: "Create your account",
	RegisterWhy:   "One board, and for every task one person in charge.",
	Name:          "Name",
	Email:         "Email",
	Password:      "Password",
	PasswordRule:  func(least int) string { return "At least " + strconv.Itoa(least) + " characters." },
	ShowPassword:  "Show password",
	HidePassword:  "Hide password",
	NoAccount:     "No account yet?",
	HaveAccount:   "Already have an account?",
	NeedName:      "Enter your name.",
	NeedEmail:     "Enter your email address.",
	BadEmail:      "This doesn't look like an email address.",
	NeedPassword:  "Enter your password.",
	ShortPassword: func(least int) string { return "Use at least " + strconv.Itoa(least) + " characters." },
	LongPassword:  func(most int) string { return "Use at most " + strconv.Itoa(most) + " characters." },
	WrongSignIn:   "That email and password don't match an active account.",
	EmailTaken:    "There is an account with this address already.",
	Closed:        "This Incharge takes new accounts by invitation only.",
	Keep:          "Keep my boards on this device, to work offline",
	KeepWhy:       "Leave this off on a computer that others use, too.",
	InviteTitle:   "You are invited to a board",
	InviteWhy:     "Sign in, or create an account, to join it.",
	InviteTo:      func(board string) string { return "Join “" + board + "”" },
	InviteFrom: func(inviter, role, email string) string {
		if inviter == "" {
			return email + " is invited to this board as " + role + "."
		}
		return inviter + " invites " + email + " to this board as " + role + "."
	},
	InviteFor:    "Create an account or sign in to accept it.",
	InviteFailed: "This invitation could not be accepted",
	InviteNone:   "Open the link in the mail once more: the invitation is missing from this address.",
	InviteOver:   "It has been used or withdrawn, or has expired. Ask for a new one.",
}

var doorKorean = Door{ // #nosec G101 -- words about a password, and none
	SignIn:        "로그인",
	SignInTitle:   "Incharge 로그인",
	Register:      "계정 만들기",
	RegisterTitle: "계정 만들기",
	RegisterWhy:   "하나의 보드, 모든 작업에 한 명의 담당자.",
	Name:          "이름",
	Email:         "이메일",
	Password:      "비밀번호",
	PasswordRule:  func(least int) string { return strconv.Itoa(least) + "자 이상 입력하세요." },
	ShowPassword:  "비밀번호 표시",
	HidePassword:  "비밀번호 숨기기",
	NoAccount:     "아직 계정이 없으신가요?",
	HaveAccount:   "이미 계정이 있으신가요?",
	NeedName:      "이름을 입력하세요.",
	NeedEmail:     "이메일 주소를 입력하세요.",
	BadEmail:      "이메일 주소 형식이 아닙니다.",
	NeedPassword:  "비밀번호를 입력하세요.",
	ShortPassword: func(least int) string { return strconv.Itoa(least) + "자 이상이어야 합니다." },
	LongPassword:  func(most int) string { return strconv.Itoa(most) + "자 이하여야 합니다." },
	WrongSignIn:   "이메일이나 비밀번호가 맞지 않거나 사용할 수 없는 계정입니다.",
	EmailTaken:    "이미 사용 중인 이메일 주소입니다.",
	Closed:        "초대를 받은 사람만 계정을 만들 수 있습니다.",
	Keep:          "이 기기에 보드를 저장해 오프라인에서도 사용",
	KeepWhy:       "다른 사람과 함께 쓰는 컴퓨터에서는 끄세요.",
	InviteTitle:   "보드에 초대되었습니다",
	InviteWhy:     "참여하려면 로그인하거나 계정을 만드세요.",
	InviteTo:      func(board string) string { return "‘" + board + "’ 보드 참여" },
	InviteFrom: func(inviter, role, email string) string {
		if inviter == "" {
			return email + " 주소로 이 보드에 " + role + "로 초대되었습니다."
		}
		return inviter + " 님이 " + email + " 주소로 이 보드에 " + role + "로 초대했습니다."
	},
	InviteFor:    "계정을 만들거나 로그인해 수락하세요.",
	InviteFailed: "초대를 수락하지 못했습니다",
	InviteNone:   "주소에 초대 정보가 없습니다. 메일의 링크를 다시 열어 주세요.",
	InviteOver:   "이미 사용되었거나 취소 또는 만료된 초대입니다. 새 초대를 요청하세요.",
}
