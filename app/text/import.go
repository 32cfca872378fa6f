package text

import "strconv"

// Import are the texts of bringing a board along from elsewhere.
type Import struct {
	Button      string
	Title       string
	How         string
	Choose      string
	Other       string
	Checking    string
	WillCarry   string
	Skipped     func(n int) string
	NoneSkipped string
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

var importEnglish = Import{
	Button:    "Import from Trello",
	Title:     "Import from Trello",
	How:       "In Trello, open the board's menu, choose Print, export and share, then Export as JSON, and save the file. Then choose it here.",
	Choose:    "Choose the file",
	Other:     "Choose another file",
	Checking:  "Reading the file…",
	WillCarry: "This is what will be on the new board:",
	Skipped: func(n int) string {
		if n == 1 {
			return "1 thing will not be as it was"
		}
		return strconv.Itoa(n) + " things will not be as they were"
	},
	NoneSkipped: "Everything is carried over.",
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
	Button:      "Trello에서 가져오기",
	Title:       "Trello에서 가져오기",
	How:         "Trello 보드 메뉴에서 ‘인쇄, 내보내기 및 공유’, ‘JSON으로 내보내기’를 차례로 선택해 파일을 저장한 다음, 여기에서 그 파일을 선택하세요.",
	Choose:      "파일 선택",
	Other:       "다른 파일 선택",
	Checking:    "파일을 읽는 중…",
	WillCarry:   "새 보드에 다음 내용이 담깁니다.",
	Skipped:     func(n int) string { return "그대로 옮길 수 없는 항목 " + strconv.Itoa(n) + "개" },
	NoneSkipped: "모든 내용을 그대로 가져옵니다.",
	Start:       "보드 가져오기",
	Broken: func(string) string {
		return "Trello에서 내보낸 파일이 아니거나 손상된 파일입니다. Trello에서 JSON으로 다시 내보낸 다음 선택하세요."
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
