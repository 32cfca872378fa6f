package text

// Archive are the texts of the drawer with what was taken off a board.
type Archive struct {
	Title    string
	Cards    string
	Lists    string
	Trash    string
	None     string
	NoneWhy  string
	Failed   string
	Away     string
	AwayWhy  string
	Restore  string
	Again    func(title string) string
	InList   func(list string) string
	Within   string
	TrashWhy string
}

var archiveEnglish = Archive{
	Title:    "Archive and trash",
	Cards:    "Archived cards",
	Lists:    "Archived lists",
	Trash:    "Trash",
	None:     "Nothing here",
	NoneWhy:  "What is archived or deleted can be restored from here.",
	Failed:   "The archive could not be loaded",
	Away:     "The archive isn't on this device",
	AwayWhy:  "It will be here when you are back online. What you take off the board now can be undone.",
	Restore:  "Restore",
	Again:    func(title string) string { return "“" + title + "” is back on the board" },
	InList:   func(list string) string { return "in " + list },
	Within:   "Its list is archived. Restore the list to bring it back.",
	TrashWhy: "Kept for 30 days, then gone for good.",
}

var archiveKorean = Archive{
	Title:    "보관함과 휴지통",
	Cards:    "보관된 카드",
	Lists:    "보관된 목록",
	Trash:    "휴지통",
	None:     "비어 있습니다",
	NoneWhy:  "보관하거나 삭제한 것을 여기에서 복원할 수 있습니다.",
	Failed:   "보관함을 불러오지 못했습니다",
	Away:     "보관함은 이 기기에 없습니다",
	AwayWhy:  "다시 연결되면 볼 수 있습니다. 지금 보관하거나 삭제하는 것은 실행을 취소할 수 있습니다.",
	Restore:  "복원",
	Again:    func(title string) string { return "‘" + title + "’을(를) 보드에 복원했습니다" },
	InList:   func(list string) string { return list + " 목록" },
	Within:   "목록이 보관되어 있습니다. 되돌리려면 목록을 복원하세요.",
	TrashWhy: "30일 동안 보관된 뒤 완전히 삭제됩니다.",
}
