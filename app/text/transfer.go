package text

import "incharge/shared"

// Transfer are the texts of moving a card to another board.
type Transfer struct {
	Button    string
	Title     func(card string) string
	Board     string
	List      string
	Only      string
	Why       string
	Left      func(parts []shared.Left) string
	Whole     string
	None      string
	NoneWhy   string
	NoLists   string
	Loading   string
	Away      string
	Move      string
	Moved     func(card, board string) string
	Back      string
	MovedBack func(card string) string
	Waiting   string
}

var transferEnglish = Transfer{
	Button:    "Move to another board…",
	Title:     func(card string) string { return "Move “" + card + "” to another board" },
	Board:     "Board",
	List:      "List",
	Only:      "Only a supervisor can move a card to another board",
	Why:       "Comments, checklists and files go along. The card’s history stays here.",
	Left:      func(parts []shared.Left) string { return "Stays behind: " + leftEnglish(parts) },
	Whole:     "Everything on the card goes along.",
	None:      "There is no other board to move it to",
	NoneWhy:   "You can move cards to boards where you may add them.",
	NoLists:   "This board has no lists.",
	Loading:   "Looking at that board…",
	Away:      "Moving to another board takes a connection.",
	Move:      "Move card",
	Moved:     func(card, board string) string { return "Moved “" + card + "” to “" + board + "”" },
	Back:      "Move back",
	MovedBack: func(card string) string { return "“" + card + "” is back on this board" },
	Waiting:   "What you changed before is still being sent. Try again in a moment.",
}

var transferKorean = Transfer{
	Button:  "다른 보드로 이동…",
	Title:   func(card string) string { return "‘" + card + "’ 카드를 다른 보드로 이동" },
	Board:   "보드",
	List:    "목록",
	Only:    "감독자만 카드를 다른 보드로 옮길 수 있습니다",
	Why:     "댓글, 체크리스트, 파일은 함께 옮겨집니다. 카드의 활동 기록은 이 보드에 남습니다.",
	Left:    func(parts []shared.Left) string { return "함께 옮길 수 없는 것: " + leftKorean(parts) },
	Whole:   "카드에 있는 것이 모두 함께 옮겨집니다.",
	None:    "옮길 수 있는 다른 보드가 없습니다",
	NoneWhy: "카드를 추가할 수 있는 보드로만 옮길 수 있습니다.",
	NoLists: "이 보드에는 목록이 없습니다.",
	Loading: "보드를 확인하는 중…",
	Away:    "다른 보드로 옮기려면 연결이 필요합니다.",
	Move:    "카드 이동",
	Moved: func(card, board string) string {
		return "‘" + card + "’ 카드를 ‘" + board + "’ 보드로 옮겼습니다"
	},
	Back: "다시 가져오기",
	MovedBack: func(card string) string {
		return "‘" + card + "’ 카드를 이 보드로 다시 가져왔습니다"
	},
	Waiting: "앞서 변경한 내용을 아직 보내고 있습니다. 잠시 후 다시 시도하세요.",
}
