package text

import (
	"strconv"
)

// Security are the texts of what guards one's account: password, second factor,
// sessions and tokens.
type Security struct {
	Password        string
	PasswordWhy     string
	NoPasswordWhy   string
	Current         string
	WrongPassword   string
	ChangePassword  string
	SetPassword     string
	PasswordChanged string
	PasswordSet     string
	SignInAgain     string
	SignInAgainWhy  string
	Sure            string
	SureWhy         string
	SureCode        string
	KeepTokens      string
	KeepTokensWhy   string
	Yours           string

	Second        string
	SecondWhy     string
	SecondOn      string
	SecondOff     string
	SetUp         string
	NeedApp       string
	SwitchOff     string
	SwitchOffDo   string
	SwitchOffSure string
	SwitchedOff   string
	NewCodes      string
	NewCodesWhy   string
	Scan          string
	ScanLabel     string
	ByHand        string
	CopyKey       string
	CodeNow       string
	SwitchOn      string
	WrongFirst    string
	CodesTitle    string
	CodesWhy      string
	Copy          string
	Download      string
	CodesFile     string
	CodesKept     string
	AlreadyOn     string
	Owed          string
	Stays         string

	SessionsWhy  string
	SessionsLost string
	ThisOne      string
	LastSeen     func(ago string) string
	Since        func(at string) string
	UnknownAgent string
	OnSystem     func(browser, system string) string
	End          string
	EndOf        func(agent string) string
	EndOthers    string
	EndedOthers  string
	EndedOne     func(agent string) string
	NoOthers     string

	TokensWhy    string
	TokensLost   string
	NoTokens     string
	NewToken     string
	TokenName    string
	TokenHint    string
	NeedName     string
	Scope        string
	Read         string
	ReadWhy      string
	Write        string
	WriteWhy     string
	Good         string
	Days         func(n int) string
	Make         string
	Made         string
	MadeWhy      string
	Token        string
	Done         string
	Never        string
	Used         func(ago string) string
	Until        func(at string) string
	Expired      string
	TokenEnd     string
	TokenEndOf   func(name string) string
	TokenEndSure func(name string) string
	TokenEnded   func(name string) string
	Docs         string
}

var securityEnglish = Security{ // #nosec G101 -- words about a password, and none
	Password:        "Password",
	PasswordWhy:     "When it is changed you are signed out on all other devices.",
	NoPasswordWhy:   "You sign in through a provider. With a password you can sign in without it, too.",
	Current:         "Current password",
	WrongPassword:   "This is not your password.",
	ChangePassword:  "Change password",
	SetPassword:     "Set a password",
	PasswordChanged: "Your password is changed. You are signed out on all other devices.",
	PasswordSet:     "You have a password now.",
	SignInAgain:     "Sign in again",
	SignInAgainWhy:  "For this you must have signed in within the last 15 minutes.",
	Sure:            "Is it you?",
	SureWhy:         "You signed in a while ago. Show once more that it is you, and it goes on.",
	SureCode:        "Code of your app, or a recovery code",
	KeepTokens:      "Keep API tokens",
	KeepTokensWhy:   "Otherwise they end, and programs that use them need new ones.",
	Yours:           "Your password",

	Second:        "Two-factor authentication",
	SecondWhy:     "Signing in then takes your password and a code from an app on your phone. Whoever finds out the password alone stays outside.",
	SecondOn:      "On",
	SecondOff:     "Off",
	SetUp:         "Set up…",
	NeedApp:       "You need an app on your phone that shows sign-in codes, such as Aegis, Google Authenticator or 1Password.",
	SwitchOff:     "Switch off…",
	SwitchOffDo:   "Switch off",
	SwitchOffSure: "Signing in will take no code any more, and the recovery codes end.",
	SwitchedOff:   "Two-factor authentication is switched off.",
	NewCodes:      "New recovery codes…",
	NewCodesWhy:   "You get ten new codes. The old ones end.",
	Scan:          "Scan this with your authenticator app.",
	ScanLabel:     "QR code for an authenticator app",
	ByHand:        "Can't scan it? Type this key into the app:",
	CopyKey:       "Copy key",
	CodeNow:       "Then enter the code that the app shows",
	SwitchOn:      "Switch on",
	WrongFirst:    "This is not the code that the app shows now. Check the clock of your phone, and try the next one.",
	CodesTitle:    "Keep your recovery codes",
	CodesWhy:      "Without the app, each of these lets you in once. They are shown only now: keep them where you keep your passwords.",
	Copy:          "Copy",
	Download:      "Download",
	CodesFile:     "incharge-recovery-codes.txt",
	CodesKept:     "I have kept them",
	AlreadyOn:     "Two-factor authentication is on already.",
	Owed:          "The administrators of this Incharge ask for two-factor authentication. Set it up, and you can go on.",
	Stays:         "The administrators of this Incharge ask for it, so it stays on.",

	SessionsWhy:  "Where you are signed in. End what you don't know, and change your password then.",
	SessionsLost: "Your sessions could not be loaded",
	ThisOne:      "This device",
	LastSeen:     func(ago string) string { return "last used " + ago },
	Since:        func(at string) string { return "signed in " + at },
	UnknownAgent: "Unknown program",
	OnSystem:     func(browser, system string) string { return browser + " on " + system },
	End:          "End",
	EndOf:        func(agent string) string { return "End the session of " + agent },
	EndOthers:    "End all others",
	EndedOthers:  "All other sessions are ended.",
	EndedOne:     func(agent string) string { return "The session of " + agent + " is ended." },
	NoOthers:     "You are signed in nowhere else.",

	TokensWhy:  "With a token, a program of yours uses the API as you. It can't change your account.",
	TokensLost: "Your tokens could not be loaded",
	NoTokens:   "You have no tokens.",
	NewToken:   "New token",
	TokenName:  "Name",
	TokenHint:  "What it is for, such as “backup script”.",
	NeedName:   "Give it a name.",
	Scope:      "May",
	Read:       "Read only",
	ReadWhy:    "Sees what you see.",
	Write:      "Read and write",
	WriteWhy:   "Does what you may do on boards.",
	Good:       "Good for",
	Days: func(n int) string {
		switch n {
		case 365:
			return "1 year"
		default:
			return strconv.Itoa(n) + " days"
		}
	},
	Make:         "Make token",
	Made:         "Your new token",
	MadeWhy:      "It is shown only now. Put it where the program finds it, and nobody else.",
	Token:        "Token",
	Done:         "Done",
	Never:        "never used",
	Used:         func(ago string) string { return "last used " + ago },
	Until:        func(at string) string { return "good until " + at },
	Expired:      "Expired",
	TokenEnd:     "End",
	TokenEndOf:   func(name string) string { return "End the token " + name },
	TokenEndSure: func(name string) string { return "End “" + name + "”? What uses it stops working." },
	TokenEnded:   func(name string) string { return "The token “" + name + "” is ended." },
	Docs:         "How to use the API",
}

var securityKorean = Security{ // #nosec G101 -- words about a password, and none
	Password:        "비밀번호",
	PasswordWhy:     "바꾸면 다른 모든 기기에서 로그아웃됩니다.",
	NoPasswordWhy:   "외부 계정으로 로그인하고 있습니다. 비밀번호를 정하면 비밀번호로도 로그인할 수 있습니다.",
	Current:         "현재 비밀번호",
	WrongPassword:   "비밀번호가 맞지 않습니다.",
	ChangePassword:  "비밀번호 바꾸기",
	SetPassword:     "비밀번호 정하기",
	PasswordChanged: "비밀번호를 바꿨습니다. 다른 모든 기기에서 로그아웃되었습니다.",
	PasswordSet:     "비밀번호를 정했습니다.",
	SignInAgain:     "다시 로그인",
	SignInAgainWhy:  "이 작업은 로그인한 지 15분 안에만 할 수 있습니다.",
	Sure:            "본인이 맞으신가요?",
	SureWhy:         "로그인하신 지 시간이 지났습니다. 본인임을 다시 확인하면 하던 일이 이어집니다.",
	SureCode:        "앱에 표시된 코드 또는 복구 코드",
	KeepTokens:      "API 토큰 유지",
	KeepTokensWhy:   "선택하지 않으면 폐기되며, 토큰을 쓰는 프로그램에는 새 토큰이 필요합니다.",
	Yours:           "비밀번호",

	Second:        "2단계 인증",
	SecondWhy:     "로그인할 때 비밀번호와 함께 휴대폰 앱의 코드를 입력합니다. 비밀번호만 알아서는 들어올 수 없습니다.",
	SecondOn:      "사용 중",
	SecondOff:     "사용 안 함",
	SetUp:         "설정…",
	NeedApp:       "휴대폰에 Aegis, Google Authenticator, 1Password 같은 인증 앱이 필요합니다.",
	SwitchOff:     "끄기…",
	SwitchOffDo:   "끄기",
	SwitchOffSure: "로그인할 때 코드를 더 이상 입력하지 않으며 복구 코드는 폐기됩니다.",
	SwitchedOff:   "2단계 인증을 껐습니다.",
	NewCodes:      "새 복구 코드…",
	NewCodesWhy:   "새 코드 10개를 받고, 이전 코드는 폐기됩니다.",
	Scan:          "인증 앱으로 이 코드를 스캔하세요.",
	ScanLabel:     "인증 앱용 QR 코드",
	ByHand:        "스캔할 수 없으면 앱에 이 키를 입력하세요:",
	CopyKey:       "키 복사",
	CodeNow:       "앱에 표시된 코드를 입력하세요",
	SwitchOn:      "켜기",
	WrongFirst:    "지금 앱에 표시된 코드가 아닙니다. 휴대폰의 시계를 확인하고 다음 코드를 입력하세요.",
	CodesTitle:    "복구 코드를 보관하세요",
	CodesWhy:      "앱을 쓸 수 없을 때 코드 하나로 한 번 로그인할 수 있습니다. 지금만 표시되니 비밀번호와 함께 안전한 곳에 보관하세요.",
	Copy:          "복사",
	Download:      "다운로드",
	CodesFile:     "incharge-recovery-codes.txt",
	CodesKept:     "보관했습니다",
	AlreadyOn:     "2단계 인증이 이미 켜져 있습니다.",
	Owed:          "이 Incharge의 관리자가 2단계 인증을 요구합니다. 설정하면 계속할 수 있습니다.",
	Stays:         "이 Incharge의 관리자가 요구하므로 끌 수 없습니다.",

	SessionsWhy:  "로그인되어 있는 곳입니다. 모르는 세션은 종료하고 비밀번호를 바꾸세요.",
	SessionsLost: "세션을 불러오지 못했습니다",
	ThisOne:      "이 기기",
	LastSeen:     func(ago string) string { return ago + " 사용" },
	Since:        func(at string) string { return at + " 로그인" },
	UnknownAgent: "알 수 없는 프로그램",
	OnSystem:     func(browser, system string) string { return system + "의 " + browser },
	End:          "종료",
	EndOf:        func(agent string) string { return agent + " 세션 종료" },
	EndOthers:    "다른 세션 모두 종료",
	EndedOthers:  "다른 세션을 모두 종료했습니다.",
	EndedOne:     func(agent string) string { return agent + " 세션을 종료했습니다." },
	NoOthers:     "다른 곳에서는 로그인되어 있지 않습니다.",

	TokensWhy:  "토큰이 있는 프로그램은 내 권한으로 API를 씁니다. 계정 설정은 바꿀 수 없습니다.",
	TokensLost: "토큰을 불러오지 못했습니다",
	NoTokens:   "토큰이 없습니다.",
	NewToken:   "새 토큰",
	TokenName:  "이름",
	TokenHint:  "‘백업 스크립트’처럼 용도를 적으세요.",
	NeedName:   "이름을 입력하세요.",
	Scope:      "권한",
	Read:       "읽기",
	ReadWhy:    "내가 보는 것을 볼 수 있습니다.",
	Write:      "읽기와 쓰기",
	WriteWhy:   "보드에서 내가 할 수 있는 일을 할 수 있습니다.",
	Good:       "유효 기간",
	Days: func(n int) string {
		switch n {
		case 365:
			return "1년"
		default:
			return strconv.Itoa(n) + "일"
		}
	},
	Make:       "토큰 만들기",
	Made:       "새 토큰",
	MadeWhy:    "지금만 표시됩니다. 프로그램만 읽을 수 있는 곳에 보관하세요.",
	Token:      "토큰",
	Done:       "완료",
	Never:      "사용한 적 없음",
	Used:       func(ago string) string { return ago + " 사용" },
	Until:      func(at string) string { return at + "까지 유효" },
	Expired:    "만료됨",
	TokenEnd:   "폐기",
	TokenEndOf: func(name string) string { return name + " 토큰 폐기" },
	TokenEndSure: func(name string) string {
		return "‘" + name + "’ 토큰을 폐기할까요? 이 토큰을 쓰는 프로그램이 멈춥니다."
	},
	TokenEnded: func(name string) string { return "‘" + name + "’ 토큰을 폐기했습니다." },
	Docs:       "API 사용 방법",
}
