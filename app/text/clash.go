package text

import "strconv"

// Clash are the texts of two versions of one text that could not be merged.
type Clash struct {
	Toast      func(card string) string
	Look       string
	Title      func(field string) string
	Why        string
	Theirs     string
	Mine       string
	Nothing    string
	Alike      func(lines int) string
	KeepTheirs string
	UseMine    string
	Weave      string
	WeaveTitle func(field string) string
	WeaveWhy   string
}

var clashEnglish = Clash{
	Toast: func(card string) string { return "Your text on “" + card + "” clashes with somebody else's" },
	Look:  "Choose",
	Title: func(field string) string { return "Two versions of the " + field },
	Why:   "You and somebody else changed the same lines. Both are kept until you choose.",

	Theirs:  "On the card now",
	Mine:    "Yours",
	Nothing: "Nothing",
	Alike: func(lines int) string {
		return strconv.Itoa(lines) + " lines alike"
	},
	KeepTheirs: "Keep theirs",
	UseMine:    "Use mine",
	Weave:      "Edit both together",
	WeaveTitle: func(field string) string { return "Both versions of the " + field },
	WeaveWhy:   "Where they differ, theirs comes first, then yours.",
}

var clashKorean = Clash{
	Toast: func(card string) string {
		return "‘" + card + "’ 카드에 쓰신 내용이 다른 사람의 내용과 겹칩니다"
	},
	Look: "고르기",
	Title: func(field string) string {
		if field == "title" {
			return "제목이 두 가지입니다"
		}
		return "설명이 두 가지입니다"
	},
	Why:        "다른 사람과 같은 줄을 고쳤습니다. 고르실 때까지 두 내용을 모두 보관합니다.",
	Theirs:     "현재 카드의 내용",
	Mine:       "내가 쓴 내용",
	Nothing:    "내용 없음",
	Alike:      func(lines int) string { return "같은 내용 " + strconv.Itoa(lines) + "줄" },
	KeepTheirs: "현재 내용 유지",
	UseMine:    "내 내용 사용",
	Weave:      "함께 편집하기",
	WeaveTitle: func(field string) string {
		if field == "title" {
			return "두 가지 제목"
		}
		return "두 가지 설명"
	},
	WeaveWhy: "서로 다른 곳은 현재 내용 다음에 내가 쓴 내용이 나옵니다.",
}
