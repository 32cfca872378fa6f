package text

import "incharge/shared"

// Import are the texts of bringing a board along from elsewhere.
type Import struct {
	Button      string
	Title       string
	How         string
	Drop        string
	Other       string
	Where       string
	Programs    []Program
	Checking    string
	From        func(format string) string
	WillCarry   string
	Skipped     string
	NoneSkipped string
	Note        func(shared.ImportNote) string
	Start       string
	TooLarge    string
	Broken      func(message string) string // what the server says of the file
	Lists       string
	Cards       string
	Archived    string
	Labels      string
	Checklists  string
	Items       string
	Comments    string
	Attachments string
}

// Program is one that boards come from, and how to get them out of it.
type Program struct{ Format, Name, How string }

// programCalled is the name of the one that writes a format.
func programCalled(all []Program, format string) string {
	for _, p := range all {
		if p.Format == format {
			return p.Name
		}
	}
	return format
}

var programsEnglish = []Program{
	{"trello", "Trello", "Open the board's menu, choose Print, export and share, then Export as JSON, and save the file."},
	{"planka", "Planka", "Signed in there, open /api/boards/ with the number from the board's address, and save what the browser shows."},
	{"incharge", "Incharge", "Open the board's menu, choose Export, then the whole board."},
}

var programsKorean = []Program{
	{"trello", "Trello", "보드 메뉴에서 ‘인쇄, 내보내기 및 공유’, ‘JSON으로 내보내기’를 차례로 선택해 파일을 저장하세요."},
	{"planka", "Planka", "Planka에 로그인한 다음 /api/boards/ 뒤에 보드 주소의 번호를 붙여 열고, 화면에 나온 내용을 저장하세요."},
	{"incharge", "Incharge", "보드 메뉴에서 ‘내보내기’를 선택하고 ‘보드 전체’를 받으세요."},
}

var importEnglish = Import{
	Button:      "Import a board",
	Title:       "Import a board",
	How:         "From Trello, Planka or another Incharge. You see what will come of the file before anything is made.",
	Drop:        "Choose a file, or drop it here",
	Other:       "Choose or drop another file",
	Where:       "Where do I get the file?",
	Programs:    programsEnglish,
	Checking:    "Reading the file…",
	From:        func(format string) string { return "From " + programCalled(programsEnglish, format) },
	WillCarry:   "This is what will be on the new board:",
	Skipped:     "What will not be as it was",
	NoneSkipped: "Everything is carried over.",
	Note:        noteEnglish,
	Start:       "Import board",
	Broken:      func(message string) string { return message },
	TooLarge:    "This file is larger than this Incharge takes.",
	Lists:       "Lists",
	Cards:       "Cards",
	Archived:    "of these archived",
	Labels:      "Labels",
	Checklists:  "Checklists",
	Items:       "Checklist items",
	Comments:    "Comments",
	Attachments: "Attachments, as links",
}

var importKorean = Import{
	Button:      "보드 가져오기",
	Title:       "보드 가져오기",
	How:         "Trello, Planka 또는 다른 Incharge에서 가져옵니다. 보드를 만들기 전에 무엇이 담길지 먼저 보여 드려요.",
	Drop:        "파일을 선택하거나 여기에 놓으세요",
	Other:       "다른 파일을 선택하거나 놓으세요",
	Where:       "파일은 어디에서 받나요?",
	Programs:    programsKorean,
	Checking:    "파일을 읽는 중…",
	From:        func(format string) string { return programCalled(programsKorean, format) + "에서 가져옴" },
	WillCarry:   "새 보드에 다음 내용이 담깁니다.",
	Skipped:     "그대로 옮길 수 없는 것",
	NoneSkipped: "모든 내용을 그대로 가져옵니다.",
	Note:        noteKorean,
	Start:       "보드 가져오기",
	Broken: func(string) string {
		return "가져올 수 있는 파일이 아니거나 손상된 파일입니다. 다시 내보낸 다음 선택하세요."
	},
	TooLarge:    "허용된 크기보다 큰 파일입니다.",
	Lists:       "목록",
	Cards:       "카드",
	Archived:    "그중 보관됨",
	Labels:      "라벨",
	Checklists:  "체크리스트",
	Items:       "체크리스트 항목",
	Comments:    "댓글",
	Attachments: "첨부 파일 (링크)",
}
