package text

import "strconv"

// Checklist are the texts of the checklists of a card.
type Checklist struct {
	Title       string // of one that has been given no other
	Name        string
	Add         string
	Create      string
	More        func(title string) string
	Rename      string
	Up          string
	Down        string
	Deleted     func(title string) string
	AddItem     string
	EditItem    func(item string) string
	ItemText    string
	ToCard      string
	BecameCard  func(item string) string
	ItemDeleted func(item string) string
	Moved       func(item, list string, at, of int) string
}

var checklistEnglish = Checklist{
	Title:       "Checklist",
	Name:        "Title of the checklist",
	Add:         "Add a checklist",
	Create:      "Add",
	More:        func(title string) string { return "More about the checklist “" + title + "”" },
	Rename:      "Rename",
	Up:          "Move up",
	Down:        "Move down",
	Deleted:     func(title string) string { return "Checklist “" + title + "” deleted" },
	AddItem:     "Add an item",
	EditItem:    func(item string) string { return "Edit “" + item + "”" },
	ItemText:    "What is to be done",
	ToCard:      "Make it a card",
	BecameCard:  func(item string) string { return "“" + item + "” is a card now" },
	ItemDeleted: func(item string) string { return "Item “" + item + "” deleted" },
	Moved: func(item, list string, at, of int) string {
		return "“" + item + "” is number " + strconv.Itoa(at) + " of " + strconv.Itoa(of) + " in “" + list + "”"
	},
}

var checklistKorean = Checklist{
	Title:       "체크리스트",
	Name:        "체크리스트 제목",
	Add:         "체크리스트 추가",
	Create:      "추가",
	More:        func(title string) string { return "‘" + title + "’ 체크리스트 더 보기" },
	Rename:      "이름 바꾸기",
	Up:          "위로 옮기기",
	Down:        "아래로 옮기기",
	Deleted:     func(title string) string { return "‘" + title + "’ 체크리스트를 삭제했습니다" },
	AddItem:     "항목 추가",
	EditItem:    func(item string) string { return "‘" + item + "’ 편집" },
	ItemText:    "할 일",
	ToCard:      "카드로 만들기",
	BecameCard:  func(item string) string { return "‘" + item + "’ 항목을 카드로 만들었습니다" },
	ItemDeleted: func(item string) string { return "‘" + item + "’ 항목을 삭제했습니다" },
	Moved: func(item, list string, at, of int) string {
		return "‘" + item + "’ 항목: ‘" + list + "’ " + strconv.Itoa(of) + "개 중 " + strconv.Itoa(at) + "번째"
	},
}
