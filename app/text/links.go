package text

// Links are the texts of the pages that the links in mails lead to, and of the
// one that asks for such a mail.
type Links struct {
	ForgotTitle  string
	ForgotWhy    string
	Send         string
	Sent         string
	SentWhy      func(email string) string
	SentHint     string
	OtherAddress string
	ToSignIn     string
	ToAccount    string

	ResetTitle  string
	ResetWhy    string
	NewPassword string
	SetPassword string
	Reset       string
	ResetDone   string

	CommonPassword string
	OwnPassword    string

	Over       string
	OverWhy    string
	Missing    string
	MissingWhy string
	NewLink    string
	Failed     string

	Verifying   string
	Verified    string
	VerifiedWhy string
	VerifyAgain string

	EmailTitle   string
	EmailWhy     string
	EmailConfirm string
	EmailDone    string
	EmailDoneWhy string
	EmailAgain   string
}

var linksEnglish = Links{ // #nosec G101 -- words about a password, and none
	ForgotTitle:  "Forgot your password?",
	ForgotWhy:    "Enter your address. You get a mail with a link by which you can choose a new password.",
	Send:         "Send the link",
	Sent:         "Look into your mail",
	SentWhy:      func(email string) string { return "If " + email + " has an account here, a link is on its way to it." },
	SentHint:     "It is good for 30 minutes. If nothing comes, look among the spam, or try another address.",
	OtherAddress: "Try another address",
	ToSignIn:     "Back to signing in",
	ToAccount:    "To your account",

	ResetTitle:  "Choose a new password",
	ResetWhy:    "You will be signed out everywhere, and sign in with it.",
	NewPassword: "New password",
	SetPassword: "Set password",
	Reset:       "Your password is set",
	ResetDone:   "You have been signed out everywhere. Sign in with the new one.",

	CommonPassword: "This password is one of those that are guessed first. Choose another.",
	OwnPassword:    "This is too much like your name or address. Choose another.",

	Over:       "This link is no longer good",
	OverWhy:    "It has been used already, or has expired.",
	Missing:    "The link is not whole",
	MissingWhy: "Open it from the mail once more, or copy all of it into the address bar.",
	NewLink:    "Ask for a new link",
	Failed:     "That didn't work",

	Verifying:   "Verifying your address…",
	Verified:    "Your address is verified",
	VerifiedWhy: "Thank you. There is nothing more to do.",
	VerifyAgain: "Have another sent from your account.",

	EmailTitle:   "Change your address",
	EmailWhy:     "Confirm that your account shall go over to the address in the mail. It does so when this has been confirmed from both mails: the one to your present address and the one to the new one.",
	EmailConfirm: "Confirm",
	EmailDone:    "Confirmed",
	EmailDoneWhy: "The change is made as soon as the link in the other mail has been confirmed, too. If it has been, it is done.",
	EmailAgain:   "Begin the change anew in your account.",
}

var linksKorean = Links{ // #nosec G101 -- words about a password, and none
	ForgotTitle: "비밀번호를 잊으셨나요?",
	ForgotWhy:   "이메일 주소를 입력하면 새 비밀번호를 정할 수 있는 링크를 보내 드립니다.",
	Send:        "링크 보내기",
	Sent:        "메일함을 확인하세요",
	SentWhy: func(email string) string {
		return email + " 주소의 계정이 있으면 링크를 보내 드립니다."
	},
	SentHint:     "링크는 30분 동안 쓸 수 있습니다. 메일이 오지 않으면 스팸함을 확인하거나 다른 주소를 입력해 보세요.",
	OtherAddress: "다른 주소 입력",
	ToSignIn:     "로그인으로 돌아가기",
	ToAccount:    "내 계정으로",

	ResetTitle:  "새 비밀번호 정하기",
	ResetWhy:    "모든 기기에서 로그아웃되며 새 비밀번호로 다시 로그인해야 합니다.",
	NewPassword: "새 비밀번호",
	SetPassword: "비밀번호 저장",
	Reset:       "비밀번호를 바꿨습니다",
	ResetDone:   "모든 기기에서 로그아웃되었습니다. 새 비밀번호로 로그인하세요.",

	CommonPassword: "너무 흔한 비밀번호입니다. 다른 비밀번호를 고르세요.",
	OwnPassword:    "이름이나 이메일 주소와 너무 비슷합니다. 다른 비밀번호를 고르세요.",

	Over:       "더 이상 쓸 수 없는 링크입니다",
	OverWhy:    "이미 사용했거나 만료된 링크입니다.",
	Missing:    "링크가 온전하지 않습니다",
	MissingWhy: "메일에서 링크를 다시 열거나 전체 주소를 복사해 주소창에 붙여 넣으세요.",
	NewLink:    "새 링크 받기",
	Failed:     "처리하지 못했습니다",

	Verifying:   "주소를 확인하는 중…",
	Verified:    "이메일 주소를 확인했습니다",
	VerifiedWhy: "감사합니다. 더 하실 일은 없습니다.",
	VerifyAgain: "내 계정에서 확인 메일을 다시 받을 수 있습니다.",

	EmailTitle:   "이메일 주소 바꾸기",
	EmailWhy:     "계정의 주소를 메일에 적힌 주소로 바꾸는 데 동의하시나요? 현재 주소와 새 주소로 보낸 두 메일에서 모두 확인해야 바뀝니다.",
	EmailConfirm: "확인",
	EmailDone:    "확인했습니다",
	EmailDoneWhy: "다른 메일의 링크까지 확인되면 주소가 바뀝니다. 이미 확인했다면 변경이 끝났습니다.",
	EmailAgain:   "내 계정에서 주소 변경을 다시 시작하세요.",
}
