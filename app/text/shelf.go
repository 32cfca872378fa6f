package text

import (
	"strconv"

	"incharge/shared"
)

// Shelf are the texts of what is done with whole boards: ordering them, making
// them by templates and copies, and putting them away.
type Shelf struct {
	Starred       string
	Others        string
	Archive       string
	ArchiveTitle  func(board string) string
	ArchiveWhy    string
	Archived      func(board string) string
	Delete        string
	DeleteTitle   func(board string) string
	DeleteWhy     string
	Deleted       func(board string) string
	Restore       string
	Restored      func(board string) string
	InArchive     func(n int) string
	InTrash       func(n int) string
	TrashWhy      string
	DaysLeft      func(days int) string
	Star          func(board string) string
	StarIt        string
	Unstar        string
	More          func(board string) string
	Filter        string
	NoMatch       func(words string) string
	Copy          string
	CopyTitle     string
	CopyCards     string
	CopyCardsWhy  string
	Template      string
	TemplateName  func(shared.Template) string
	TemplateWhy   func(shared.Template) string
	FirstTitle    string
	FirstButton   string
	FirstWhy      string
	Print         string
	Printed       func(cards int, at string) string
	ArchivedBoard string
	DeletedBoard  string
	ClosedWhy     string
	NewCard       string
	NewList       string
	OnCard        string
	KeyOpen       string
	KeyWalk       string
	KeyEnds       string
	KeyLift       string
	KeyCarry      string
	KeyDrop       string
	KeyBack       string
}

var shelfEnglish = Shelf{
	Starred:      "Starred",
	Others:       "All others",
	Archive:      "Archive board",
	ArchiveTitle: func(board string) string { return "Archive “" + board + "”?" },
	ArchiveWhy:   "Everybody on it can still read it, and nobody can change it. You can restore it at any time.",
	Archived:     func(board string) string { return "Archived “" + board + "”" },
	Delete:       "Move board to trash",
	DeleteTitle:  func(board string) string { return "Move “" + board + "” to the trash?" },
	DeleteWhy:    "It goes for everybody on it. Its supervisors can restore it for 30 days; after that it is gone for good, with all of its cards and files.",
	Deleted:      func(board string) string { return "Moved “" + board + "” to the trash" },
	Restore:      "Restore",
	Restored:     func(board string) string { return "Restored “" + board + "”" },
	InArchive:    func(n int) string { return "Archived boards (" + strconv.Itoa(n) + ")" },
	InTrash:      func(n int) string { return "Trash (" + strconv.Itoa(n) + ")" },
	TrashWhy:     "Boards stay here for 30 days, and are then removed for good.",
	DaysLeft: func(days int) string {
		if days == 1 {
			return "1 day left"
		}
		return strconv.Itoa(days) + " days left"
	},
	Star:         func(board string) string { return "Star “" + board + "”" },
	StarIt:       "Star this board",
	Unstar:       "Remove the star",
	More:         func(board string) string { return "More about “" + board + "”" },
	Filter:       "Find a board",
	NoMatch:      func(words string) string { return "No board of yours is called “" + words + "”." },
	Copy:         "Duplicate board",
	CopyTitle:    "Duplicate this board",
	CopyCards:    "Open cards, too",
	CopyCardsWhy: "Without comments, files and history. Lists, labels and settings come along in any case; you are its supervisor.",
	Template:     "Begin with",
	TemplateName: func(t shared.Template) string {
		switch t {
		case shared.TemplateSprint:
			return "Sprint"
		case shared.TemplateBugs:
			return "Bug triage"
		case shared.TemplateWeekly:
			return "Weekly"
		case shared.TemplateFirst:
			return "First board"
		default:
			return "Kanban"
		}
	},
	TemplateWhy: func(t shared.Template) string {
		switch t {
		case shared.TemplateSprint:
			return "A backlog, the sprint, and limits on what is under way"
		case shared.TemplateBugs:
			return "From reported to fixed, with a form to report by"
		case shared.TemplateWeekly:
			return "This week, today and later"
		case shared.TemplateFirst:
			return "Cards that show how Incharge works"
		default:
			return "To do, in progress, done"
		}
	},
	FirstTitle:  "My first board",
	FirstButton: "Show me around on a first board",
	FirstWhy:    "A first board shows in a few cards how things are done here. Or start with one of your own, or bring one along.",
	Print:       "Print",
	Printed: func(cards int, at string) string {
		if cards == 1 {
			return "1 card · " + at
		}
		return strconv.Itoa(cards) + " cards · " + at
	},
	ArchivedBoard: "This board is archived.",
	DeletedBoard:  "This board is in the trash.",
	ClosedWhy:     "It can be read, and nothing on it be changed.",
	NewCard:       "New card",
	NewList:       "New list",
	OnCard:        "On a card of the board",
	KeyOpen:       "Open it",
	KeyWalk:       "Go to another card",
	KeyEnds:       "First, last card of the list",
	KeyLift:       "Pick it up to move it",
	KeyCarry:      "Move what is picked up",
	KeyDrop:       "Put it down",
	KeyBack:       "Put it back where it was",
}

var shelfKorean = Shelf{
	Starred:      "즐겨찾기",
	Others:       "다른 보드",
	Archive:      "보드 보관",
	ArchiveTitle: func(board string) string { return "‘" + board + "’ 보드를 보관할까요?" },
	ArchiveWhy:   "멤버는 계속 볼 수 있지만 아무도 바꿀 수 없습니다. 언제든지 되돌릴 수 있습니다.",
	Archived:     func(board string) string { return "‘" + board + "’ 보드를 보관했습니다" },
	Delete:       "보드를 휴지통으로",
	DeleteTitle:  func(board string) string { return "‘" + board + "’ 보드를 휴지통으로 옮길까요?" },
	DeleteWhy:    "모든 멤버에게서 사라집니다. 감독자는 30일 동안 되돌릴 수 있으며, 그 뒤에는 카드와 파일까지 완전히 삭제됩니다.",
	Deleted:      func(board string) string { return "‘" + board + "’ 보드를 휴지통으로 옮겼습니다" },
	Restore:      "되돌리기",
	Restored:     func(board string) string { return "‘" + board + "’ 보드를 되돌렸습니다" },
	InArchive:    func(n int) string { return "보관한 보드 (" + strconv.Itoa(n) + ")" },
	InTrash:      func(n int) string { return "휴지통 (" + strconv.Itoa(n) + ")" },
	TrashWhy:     "보드는 30일 동안 여기에 있다가 완전히 삭제됩니다.",
	DaysLeft:     func(days int) string { return strconv.Itoa(days) + "일 남음" },
	Star:         func(board string) string { return "‘" + board + "’ 즐겨찾기" },
	StarIt:       "이 보드를 즐겨찾기에 추가",
	Unstar:       "즐겨찾기에서 빼기",
	More:         func(board string) string { return "‘" + board + "’ 메뉴" },
	Filter:       "보드 찾기",
	NoMatch:      func(words string) string { return "‘" + words + "’에 맞는 보드가 없습니다." },
	Copy:         "보드 복제",
	CopyTitle:    "보드 복제",
	CopyCards:    "열린 카드도 복제",
	CopyCardsWhy: "댓글, 파일, 기록은 빼고 복제합니다. 목록, 라벨, 설정은 항상 복제되며 내가 감독자가 됩니다.",
	Template:     "시작 형태",
	TemplateName: func(t shared.Template) string {
		switch t {
		case shared.TemplateSprint:
			return "스프린트"
		case shared.TemplateBugs:
			return "버그 분류"
		case shared.TemplateWeekly:
			return "주간 계획"
		case shared.TemplateFirst:
			return "첫 보드"
		default:
			return "칸반"
		}
	},
	TemplateWhy: func(t shared.Template) string {
		switch t {
		case shared.TemplateSprint:
			return "백로그와 이번 스프린트, 진행 중인 일의 한도"
		case shared.TemplateBugs:
			return "접수부터 수정까지, 접수 양식 포함"
		case shared.TemplateWeekly:
			return "이번 주, 오늘, 나중에"
		case shared.TemplateFirst:
			return "Incharge 사용법을 알려 주는 카드"
		default:
			return "할 일, 진행 중, 완료"
		}
	},
	FirstTitle:    "나의 첫 보드",
	FirstButton:   "첫 보드로 둘러보기",
	FirstWhy:      "첫 보드의 카드 몇 장으로 사용법을 익힐 수 있습니다. 새 보드를 만들거나 다른 곳의 보드를 가져와도 됩니다.",
	Print:         "인쇄",
	Printed:       func(cards int, at string) string { return "카드 " + strconv.Itoa(cards) + "장 · " + at },
	ArchivedBoard: "보관된 보드입니다.",
	DeletedBoard:  "휴지통에 있는 보드입니다.",
	ClosedWhy:     "볼 수만 있고 아무것도 바꿀 수 없습니다.",
	NewCard:       "새 카드",
	NewList:       "새 목록",
	OnCard:        "보드의 카드에서",
	KeyOpen:       "열기",
	KeyWalk:       "다른 카드로 이동",
	KeyEnds:       "목록의 첫 카드, 마지막 카드",
	KeyLift:       "옮기기 위해 들기",
	KeyCarry:      "든 카드 옮기기",
	KeyDrop:       "내려놓기",
	KeyBack:       "제자리로 되돌리기",
}
