package text

// Account are the texts of the page about one's own account, but for what is
// about signing in.
type Account struct {
	Title    string
	Profile  string
	Security string
	Sessions string
	Tokens   string
	Parts    string

	Save         string
	Saved        string
	NameHint     string
	LanguageAuto string
	LanguageHint string
	Zone         string
	ZoneAuto     func(zone string) string
	ZoneHint     string

	Picture       string
	PictureHint   string
	Choose        string
	Other         string
	UsePicture    string
	RemovePicture string
	PictureNew    string
	NoPicture     string
	PictureSet    string
	PictureGone   string

	Address       string
	Verified      string
	Unverified    string
	VerifyWhy     func(email string) string
	SendAgain     string
	SentAgain     func(email string) string
	ChangeAddress string
	NewAddress    string
	SameAddress   string
	ChangeWhy     string
	AskBoth       string
	AskedBoth     func(old, wanted string) string

	Danger       string
	Delete       string
	DeleteWhy    string
	DeleteTitle  string
	DeleteSure   []string
	DeleteButton string
	DeleteBarred string
	Deleted      string
	LastAdmin    string
}

var accountEnglish = Account{
	Title:    "Account",
	Profile:  "Profile",
	Security: "Security",
	Sessions: "Sessions",
	Tokens:   "API tokens",
	Parts:    "Parts of your account",

	Save:         "Save",
	Saved:        "Saved.",
	NameHint:     "As others see you on boards.",
	LanguageAuto: "As the browser has it",
	LanguageHint: "Of the pages, on every device, and of mails to you.",
	Zone:         "Time zone",
	ZoneAuto:     func(zone string) string { return "As the browser has it (" + zone + ")" },
	ZoneHint:     "For times in mails. Pages show times as the device has them.",

	Picture:       "Picture",
	PictureHint:   "Its middle is cut out as a square. Without a picture, others see your initials.",
	Choose:        "Choose a picture",
	Other:         "Choose another",
	UsePicture:    "Use this picture",
	RemovePicture: "Remove picture",
	PictureNew:    "This is how it will look.",
	NoPicture:     "This file can't be read as a picture. Choose a PNG, JPEG or WebP file.",
	PictureSet:    "You have a new picture.",
	PictureGone:   "Your picture is removed.",

	Address:       "Email address",
	Verified:      "Verified",
	Unverified:    "Not verified",
	VerifyWhy:     func(email string) string { return "Open the link in the mail that was sent to " + email + "." },
	SendAgain:     "Send the mail again",
	SentAgain:     func(email string) string { return "A mail is on its way to " + email + "." },
	ChangeAddress: "Change address",
	NewAddress:    "New address",
	SameAddress:   "This is your address already.",
	ChangeWhy:     "Both addresses get a mail with a link. The address is changed when both links have been confirmed.",
	AskBoth:       "Send both mails",
	AskedBoth: func(old, wanted string) string {
		return "Two mails are on their way: to " + old + " and to " + wanted + ". Confirm in both, within 30 minutes."
	},

	Danger:      "Delete account",
	Delete:      "Delete account…",
	DeleteWhy:   "For good. It can't be brought back.",
	DeleteTitle: "Delete your account?",
	DeleteSure: []string{
		"You are signed out everywhere, and your tokens end.",
		"Boards that you are alone on are deleted.",
		"What you did on other boards stays there, as by “Deleted user”. Cards in your charge will be in nobody's.",
	},
	DeleteButton: "Delete for good",
	DeleteBarred: "You are the only supervisor of boards that others are on. Make somebody else supervisor there, or remove the others, first:",
	Deleted:      "Your account is deleted.",
	LastAdmin:    "You are the last administrator. Make somebody else one first.",
}

var accountKorean = Account{ // #nosec G101 -- words about a password, and none
	Title:    "내 계정",
	Profile:  "프로필",
	Security: "보안",
	Sessions: "세션",
	Tokens:   "API 토큰",
	Parts:    "내 계정 메뉴",

	Save:         "저장",
	Saved:        "저장했습니다.",
	NameHint:     "보드에서 다른 사람에게 보이는 이름입니다.",
	LanguageAuto: "브라우저 설정에 따름",
	LanguageHint: "모든 기기의 화면과 받는 메일에 쓰입니다.",
	Zone:         "시간대",
	ZoneAuto:     func(zone string) string { return "브라우저 설정에 따름 (" + zone + ")" },
	ZoneHint:     "메일에 적는 시각에 쓰입니다. 화면의 시각은 기기를 따릅니다.",

	Picture:       "사진",
	PictureHint:   "가운데를 정사각형으로 잘라 씁니다. 사진이 없으면 이름 머리글자가 보입니다.",
	Choose:        "사진 선택",
	Other:         "다른 사진 선택",
	UsePicture:    "이 사진 사용",
	RemovePicture: "사진 삭제",
	PictureNew:    "이렇게 보입니다.",
	NoPicture:     "사진으로 열 수 없는 파일입니다. PNG, JPEG 또는 WebP 파일을 선택하세요.",
	PictureSet:    "사진을 바꿨습니다.",
	PictureGone:   "사진을 삭제했습니다.",

	Address:       "이메일 주소",
	Verified:      "확인됨",
	Unverified:    "확인되지 않음",
	VerifyWhy:     func(email string) string { return email + " 주소로 보낸 메일의 링크를 여세요." },
	SendAgain:     "메일 다시 보내기",
	SentAgain:     func(email string) string { return email + " 주소로 메일을 보내고 있습니다." },
	ChangeAddress: "주소 바꾸기",
	NewAddress:    "새 주소",
	SameAddress:   "이미 사용 중인 주소입니다.",
	ChangeWhy:     "두 주소로 링크가 든 메일을 보냅니다. 양쪽에서 모두 확인하면 주소가 바뀝니다.",
	AskBoth:       "두 주소로 메일 보내기",
	AskedBoth: func(old, wanted string) string {
		return old + " 주소와 " + wanted + " 주소로 메일을 보내고 있습니다. 30분 안에 양쪽에서 모두 확인하세요."
	},

	Danger:      "계정 삭제",
	Delete:      "계정 삭제…",
	DeleteWhy:   "삭제한 계정은 되돌릴 수 없습니다.",
	DeleteTitle: "계정을 삭제할까요?",
	DeleteSure: []string{
		"모든 기기에서 로그아웃되고 토큰이 폐기됩니다.",
		"혼자 쓰는 보드는 삭제됩니다.",
		"다른 보드에서 한 일은 ‘Deleted user’의 것으로 남고, 맡은 카드는 담당자가 없어집니다.",
	},
	DeleteButton: "영구 삭제",
	DeleteBarred: "다른 멤버가 있는 보드의 유일한 감독자입니다. 먼저 다른 사람을 감독자로 지정하거나 멤버를 내보내세요:",
	Deleted:      "계정을 삭제했습니다.",
	LastAdmin:    "마지막 관리자입니다. 먼저 다른 사람을 관리자로 지정하세요.",
}
