package text

// SignIn are the texts of the ways into an account: the second step, the
// provider, and what the links in mails lead to.
type SignIn struct {
	With        func(provider string) string
	Or          string
	Forgot      string
	Ended       string
	Invited     string
	OtherInvite string
	InviteOnly  string
	InviteWhy   string
	SecondTitle string
	SecondWhy   string
	Code        string
	NeedCode    string
	WrongCode   string
	WrongSpare  string
	SecondOver  string
	Continue    string
	NoApp       string
	HaveApp     string
	Recovery    string
	RecoveryWhy string
	StartOver   string
	Cancelled   string
	Expired     string
	Away        string
	Refused     string
	NoAddress   string
	OtherOwner  string
	Uninvited   string
	NotTrusted  string
}

var signInEnglish = SignIn{
	With:        func(provider string) string { return "Continue with " + provider },
	Or:          "or",
	Forgot:      "Forgot your password?",
	Ended:       "Your session has ended. Sign in again to go on where you were.",
	Invited:     "You have an invitation: make an account with the address that it was sent to.",
	OtherInvite: "The invitation is for another address, or is no longer good. Ask for a new one.",
	InviteOnly:  "By invitation only",
	InviteWhy:   "This Incharge takes new people by invitation only. Ask the supervisor of a board to invite you, and open the link in the mail.",
	SecondTitle: "One more step",
	SecondWhy:   "Enter the six digits that your authenticator app shows.",
	Code:        "Code",
	NeedCode:    "Enter a code.",
	WrongCode:   "That code is not right, or has been used already. Wait for the next one.",
	WrongSpare:  "That recovery code is not right, or has been used already.",
	SecondOver:  "That took too long, or too many tries. Sign in once more.",
	Continue:    "Continue",
	NoApp:       "Use a recovery code",
	HaveApp:     "Use the app",
	Recovery:    "Recovery code",
	RecoveryWhy: "Enter one of the codes that you kept when you switched this on. It will be used up.",
	StartOver:   "Start over",
	Cancelled:   "Signing in there was cancelled.",
	Expired:     "That took too long, or was begun in another browser. Try again.",
	Away:        "It can't be reached right now. Try again in a moment, or use your password.",
	Refused:     "This account can't sign in. Ask whoever runs this Incharge.",
	NoAddress:   "It doesn't tell your email address, without which there is no account here.",
	OtherOwner:  "There is an account with your address already. Sign in with its password, verify the address in your account, then try again.",
	Uninvited:   "This Incharge takes new people by invitation only, and nobody has invited your address.",
	NotTrusted:  "What it answered could not be trusted. Try again, or use your password.",
}

var signInKorean = SignIn{ // #nosec G101 -- words about a password, and none
	With:        func(provider string) string { return provider + "(으)로 계속" },
	Or:          "또는",
	Forgot:      "비밀번호를 잊으셨나요?",
	Ended:       "세션이 만료되었습니다. 다시 로그인하면 하던 곳으로 돌아갑니다.",
	Invited:     "초대를 받으셨습니다. 초대장을 받은 주소로 계정을 만드세요.",
	OtherInvite: "다른 주소로 보낸 초대이거나 더 이상 쓸 수 없는 초대입니다. 새 초대를 요청하세요.",
	InviteOnly:  "초대받은 사람만 가입할 수 있습니다",
	InviteWhy:   "이 Incharge는 초대받은 사람만 가입할 수 있습니다. 보드의 감독자에게 초대를 요청하고 메일의 링크를 여세요.",
	SecondTitle: "한 단계 더 남았습니다",
	SecondWhy:   "인증 앱에 표시된 숫자 6자리를 입력하세요.",
	Code:        "인증 코드",
	NeedCode:    "코드를 입력하세요.",
	WrongCode:   "코드가 맞지 않거나 이미 사용되었습니다. 다음 코드를 기다리세요.",
	WrongSpare:  "복구 코드가 맞지 않거나 이미 사용되었습니다.",
	SecondOver:  "시간이 지났거나 시도 횟수를 넘었습니다. 다시 로그인하세요.",
	Continue:    "계속",
	NoApp:       "복구 코드 사용",
	HaveApp:     "인증 앱 사용",
	Recovery:    "복구 코드",
	RecoveryWhy: "2단계 인증을 켤 때 보관한 코드 중 하나를 입력하세요. 한 번만 쓸 수 있습니다.",
	StartOver:   "처음부터 다시",
	Cancelled:   "로그인이 취소되었습니다.",
	Expired:     "시간이 지났거나 다른 브라우저에서 시작한 로그인입니다. 다시 시도하세요.",
	Away:        "지금은 연결할 수 없습니다. 잠시 후 다시 시도하거나 비밀번호로 로그인하세요.",
	Refused:     "이 계정으로는 로그인할 수 없습니다. 관리자에게 문의하세요.",
	NoAddress:   "이메일 주소를 알려 주지 않아 계정을 찾을 수 없습니다.",
	OtherOwner:  "같은 주소의 계정이 이미 있습니다. 그 계정의 비밀번호로 로그인해 주소를 확인한 다음 다시 시도하세요.",
	Uninvited:   "초대받은 사람만 가입할 수 있으며, 이 주소로 보낸 초대가 없습니다.",
	NotTrusted:  "응답을 신뢰할 수 없습니다. 다시 시도하거나 비밀번호로 로그인하세요.",
}
