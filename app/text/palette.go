package text

import "strconv"

// Palette are the texts of the palette of commands and of the sheet of shortcuts.
type Palette struct {
	Open         string
	Placeholder  string
	Found        string
	Results      func(n int) string
	Nothing      func(words string) string
	HintMove     string
	HintDo       string
	HintClose    string
	Recent       string
	Boards       string
	Archived     string
	Cards        string
	General      string
	Search       string
	Everywhere   func(words string) string
	Keys         string
	PlainKeys    string
	PlainKeysWhy string
	Space        string
}

var paletteEnglish = Palette{
	Open:        "Go anywhere, do anything",
	Placeholder: "Go to a board or card, or do something",
	Found:       "What was found",
	Results: func(n int) string {
		if n == 1 {
			return "1 result"
		}
		return strconv.Itoa(n) + " results"
	},
	Nothing:      func(words string) string { return "Nothing here is called “" + words + "”." },
	HintMove:     "to choose",
	HintDo:       "to do it",
	HintClose:    "to close",
	Recent:       "Recent cards",
	Boards:       "Boards",
	Archived:     "Archived",
	Cards:        "Cards",
	General:      "Everywhere",
	Search:       "Search all boards",
	Everywhere:   func(words string) string { return "Search all boards for “" + words + "”" },
	Keys:         "Keyboard shortcuts",
	PlainKeys:    "Single keys are shortcuts",
	PlainKeysWhy: "Switch this off if keys without Ctrl get in your way, for example when you dictate.",
	Space:        "Space",
}

var paletteKorean = Palette{
	Open:         "빠른 이동과 실행",
	Placeholder:  "보드나 카드로 이동하거나 할 일을 찾으세요",
	Found:        "찾은 결과",
	Results:      func(n int) string { return "결과 " + strconv.Itoa(n) + "개" },
	Nothing:      func(words string) string { return "‘" + words + "’에 맞는 결과가 없습니다." },
	HintMove:     "선택",
	HintDo:       "실행",
	HintClose:    "닫기",
	Recent:       "최근 카드",
	Boards:       "보드",
	Archived:     "보관됨",
	Cards:        "카드",
	General:      "어디서나",
	Search:       "모든 보드에서 검색",
	Everywhere:   func(words string) string { return "모든 보드에서 ‘" + words + "’ 검색" },
	Keys:         "키보드 단축키",
	PlainKeys:    "단일 키 단축키 사용",
	PlainKeysWhy: "받아쓰기처럼 Ctrl 없는 키가 방해될 때 끄세요.",
	Space:        "스페이스",
}
