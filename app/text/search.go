package text

import (
	"strconv"

	"incharge/shared"
)

// Search are the texts of looking for words on all boards.
type Search struct {
	Title    string
	Words    string
	Hint     string
	HintWhy  string
	Seeking  string
	Found    func(n int, more bool) string
	None     func(words string) string
	NoneWhy  string
	Failed   string
	Away     string
	AwayWhy  string
	More     string
	Archived string
	Where    func(where shared.Where) string
	Keys     string
}

var searchEnglish = Search{
	Title:   "Search",
	Words:   "Search all boards",
	Hint:    "Find a card on any of your boards",
	HintWhy: "Type words of a title, description, checklist or comment, or a number such as #12. Cards with all of the words are found.",
	Seeking: "Searching…",
	Found: func(n int, more bool) string {
		switch {
		case more:
			return "More than " + strconv.Itoa(n) + " cards"
		case n == 1:
			return "1 card"
		}
		return strconv.Itoa(n) + " cards"
	},
	None:     func(words string) string { return "Nothing found for “" + words + "”" },
	NoneWhy:  "Try fewer or shorter words. What is in the trash isn’t searched.",
	Failed:   "The search didn’t work",
	Away:     "Searching takes a connection",
	AwayWhy:  "The boards kept on this device can still be opened from the home page.",
	More:     "Show more",
	Archived: "Archived",
	Where: func(where shared.Where) string {
		switch where {
		case shared.InDescription:
			return "Description"
		case shared.InItem:
			return "Checklist"
		case shared.InComment:
			return "Comment"
		}
		return "Title"
	},
	Keys: "Search again",
}

var searchKorean = Search{
	Title:   "검색",
	Words:   "모든 보드에서 검색",
	Hint:    "모든 보드에서 카드를 찾아보세요",
	HintWhy: "제목, 설명, 체크리스트, 댓글에 있는 말이나 #12 같은 번호를 입력하세요. 입력한 말이 모두 들어 있는 카드를 찾습니다.",
	Seeking: "검색 중…",
	Found: func(n int, more bool) string {
		if more {
			return "카드 " + strconv.Itoa(n) + "개 이상"
		}
		return "카드 " + strconv.Itoa(n) + "개"
	},
	None:     func(words string) string { return "‘" + words + "’에 대한 결과가 없습니다" },
	NoneWhy:  "더 적거나 짧은 말로 검색해 보세요. 휴지통에 있는 것은 검색되지 않습니다.",
	Failed:   "검색하지 못했습니다",
	Away:     "검색하려면 연결이 필요합니다",
	AwayWhy:  "이 기기에 저장된 보드는 홈에서 열 수 있습니다.",
	More:     "더 보기",
	Archived: "보관됨",
	Where: func(where shared.Where) string {
		switch where {
		case shared.InDescription:
			return "설명"
		case shared.InItem:
			return "체크리스트"
		case shared.InComment:
			return "댓글"
		}
		return "제목"
	},
	Keys: "다시 검색",
}
