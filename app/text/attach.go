package text

// Attach are the texts of what is attached to a card, and of the cards that it
// waits for.
type Attach struct {
	AddLink   string
	Address   string
	Name      string
	NoAddress string
	More      func(name string) string
	Rename    string
	Deleted   func(name string) string

	Duplicate  string
	CopyOf     func(title string) string
	Duplicated func(title string) string

	Blockers  string
	Blocked   string
	AddBlock  string
	FindCard  string
	NoCard    string
	Unblock   func(title string) string
	Unknown   string
	IsDone    string
	Unblocked func(title string) string
}

var attachEnglish = Attach{
	AddLink:   "Attach a link",
	Address:   "Address",
	Name:      "Name",
	NoAddress: "Enter an address such as https://example.com/plan.",
	More:      func(name string) string { return "More about “" + name + "”" },
	Rename:    "Rename",
	Deleted:   func(name string) string { return "“" + name + "” is no longer attached" },

	Duplicate:  "Duplicate",
	CopyOf:     func(title string) string { return title + " (copy)" },
	Duplicated: func(title string) string { return "Added “" + title + "”" },

	Blockers:  "Waits for",
	Blocked:   "waits for another card",
	AddBlock:  "Wait for a card",
	FindCard:  "Number or title of a card",
	NoCard:    "No card of this board is like that.",
	Unblock:   func(title string) string { return "No longer wait for “" + title + "”" },
	Unknown:   "A card that you can't see",
	IsDone:    "done",
	Unblocked: func(title string) string { return "No longer waits for “" + title + "”" },
}

var attachKorean = Attach{
	AddLink:   "링크 첨부",
	Address:   "주소",
	Name:      "이름",
	NoAddress: "https://example.com/plan 같은 주소를 입력하세요.",
	More:      func(name string) string { return "‘" + name + "’ 더 보기" },
	Rename:    "이름 바꾸기",
	Deleted:   func(name string) string { return "‘" + name + "’ 첨부를 삭제했습니다" },

	Duplicate:  "복제",
	CopyOf:     func(title string) string { return title + " (복사본)" },
	Duplicated: func(title string) string { return "‘" + title + "’ 카드를 추가했습니다" },

	Blockers:  "선행 카드",
	Blocked:   "다른 카드를 기다리는 중",
	AddBlock:  "선행 카드 추가",
	FindCard:  "카드 번호나 제목",
	NoCard:    "이 보드에 그런 카드가 없습니다.",
	Unblock:   func(title string) string { return "‘" + title + "’ 카드를 더 기다리지 않기" },
	Unknown:   "볼 수 없는 카드",
	IsDone:    "완료",
	Unblocked: func(title string) string { return "‘" + title + "’ 카드를 더 기다리지 않습니다" },
}
