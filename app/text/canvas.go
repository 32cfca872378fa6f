package text

import "strconv"

// Canvas are the texts of what is done with cards and lists on a board: choosing
// several, moving them to a place that is said, folding, lanes.
type Canvas struct {
	CardMenu     string
	MenuOf       func(title string) string
	Rename       string
	MoveTo       string
	Move         string
	MoveCard     func(title string) string
	MoveCards    func(n int) string
	Position     string
	PositionHint string
	BadPosition  string
	Choose       string
	Unchoose     string
	IsChosen     string
	Chosen       func(n int) string
	NoneChosen   string
	ChooseAll    string
	ChooseNone   string
	ChooseRow    string
	Cards        string
	AddCards     func(n int) string
	GoneBy       func(who, card string) string
	YoursBy      func(who, card string) string
	AddedMany    func(who string, n int) string
	MovedMany    func(who string, n int) string
	GoneMany     func(who string, n int) string
	YoursMany    func(who string, n int) string
	Ground       string
	PlainGround  string
	Bulk         func(n int) string
	Count        func(n int) string
	Trash        string
	Today        string
	Tomorrow     string
	NextWeek     string
	NoDeadline   string
	Set          string
	Refused      func(refused, of int, why string) string
	Moved        func(n int, list string) string
	Assigned     func(n int, name string) string // nobody where there is no name
	Labelled     func(n int, label string) string
	Unlabelled   func(n int, label string) string
	Scheduled    func(n int, at string) string
	Unscheduled  func(n int) string
	Archived     func(n int) string
	Trashed      func(n int) string
	Fold         string
	Folded       func(list string) string
	Unfold       func(list string) string
	Unfolded     func(list string) string
	ListColor    string
	NoColor      string
	Lanes        string
	LanesBy      string
	LanesOf      func(by string) string
	NoLabel      string
	InLane       func(card, list, lane string) string
}

// cards counts them in English.
func cards(n int) string {
	if n == 1 {
		return "1 card"
	}
	return strconv.Itoa(n) + " cards"
}

var canvasEnglish = Canvas{
	CardMenu:     "Menu of the card",
	MenuOf:       func(title string) string { return "Menu of the card " + title },
	Rename:       "Rename",
	MoveTo:       "Move to…",
	Move:         "Move",
	MoveCard:     func(title string) string { return "Move “" + title + "”" },
	MoveCards:    func(n int) string { return "Move " + cards(n) },
	Position:     "Position",
	PositionHint: "1 is the top of the list.",
	BadPosition:  "Use a whole number from 1 on.",
	Choose:       "Select",
	Unchoose:     "Deselect",
	IsChosen:     "Selected.",
	Chosen:       func(n int) string { return cards(n) + " selected" },
	NoneChosen:   "Nothing selected",
	ChooseAll:    "Select all cards",
	ChooseNone:   "Clear the selection",
	ChooseRow:    "Select one more",
	Cards:        "Cards and lists",
	AddCards:     func(n int) string { return "Add " + cards(n) },
	GoneBy:       func(who, card string) string { return who + " took “" + card + "” off the board" },
	YoursBy:      func(who, card string) string { return who + " put you in charge of “" + card + "”" },
	AddedMany:    func(who string, n int) string { return who + " added " + cards(n) },
	MovedMany:    func(who string, n int) string { return who + " moved " + cards(n) },
	GoneMany:     func(who string, n int) string { return who + " took " + cards(n) + " off the board" },
	YoursMany:    func(who string, n int) string { return who + " put you in charge of " + cards(n) },
	Ground:       "Background",
	PlainGround:  "Plain",
	Bulk:         func(n int) string { return "For the " + cards(n) + " selected" },
	Count:        func(n int) string { return strconv.Itoa(n) + " selected" },
	Trash:        "Trash",
	Today:        "Today",
	Tomorrow:     "Tomorrow",
	NextWeek:     "In a week",
	NoDeadline:   "No deadline",
	Set:          "Set",
	Refused: func(refused, of int, why string) string {
		if refused == of {
			return "None of the " + cards(of) + " could be changed. " + why
		}
		return strconv.Itoa(refused) + " of " + cards(of) + " could not be changed. " + why
	},
	Moved: func(n int, list string) string { return cards(n) + " moved to " + list },
	Assigned: func(n int, name string) string {
		if name == "" {
			return "Nobody is in charge of " + cards(n) + " any more"
		}
		return name + " is in charge of " + cards(n)
	},
	Labelled:    func(n int, label string) string { return "Label “" + label + "” put on " + cards(n) },
	Unlabelled:  func(n int, label string) string { return "Label “" + label + "” taken off " + cards(n) },
	Scheduled:   func(n int, at string) string { return cards(n) + " due: " + at },
	Unscheduled: func(n int) string { return "Deadline removed from " + cards(n) },
	Archived:    func(n int) string { return cards(n) + " archived" },
	Trashed:     func(n int) string { return cards(n) + " moved to the trash" },
	Fold:        "Collapse list",
	Folded:      func(list string) string { return list + " collapsed" },
	Unfold:      func(list string) string { return "Expand list " + list },
	Unfolded:    func(list string) string { return list + " expanded" },
	ListColor:   "Colour",
	NoColor:     "No colour",
	Lanes:       "Swimlanes",
	LanesBy:     "Swimlanes by",
	LanesOf: func(by string) string {
		switch by {
		case "pic":
			return "Person in charge"
		case "label":
			return "Label"
		case "priority":
			return "Priority"
		default:
			return "None"
		}
	},
	NoLabel: "No label",
	InLane:  func(card, list, lane string) string { return "“" + card + "” moved to " + list + ", " + lane },
}

func cardsKorean(n int) string { return "카드 " + strconv.Itoa(n) + "개" }

var canvasKorean = Canvas{
	CardMenu:     "카드 메뉴",
	MenuOf:       func(title string) string { return title + " 카드 메뉴" },
	Rename:       "제목 바꾸기",
	MoveTo:       "옮기기…",
	Move:         "옮기기",
	MoveCard:     func(title string) string { return "‘" + title + "’ 옮기기" },
	MoveCards:    func(n int) string { return cardsKorean(n) + " 옮기기" },
	Position:     "위치",
	PositionHint: "1이 목록의 맨 위입니다.",
	BadPosition:  "1 이상의 정수를 입력하세요.",
	Choose:       "선택",
	Unchoose:     "선택 해제",
	IsChosen:     "선택됨.",
	Chosen:       func(n int) string { return cardsKorean(n) + " 선택됨" },
	NoneChosen:   "선택한 카드 없음",
	ChooseAll:    "카드 모두 선택",
	ChooseNone:   "선택 해제",
	ChooseRow:    "하나 더 선택",
	Cards:        "카드와 목록",
	AddCards:     func(n int) string { return cardsKorean(n) + " 추가" },
	GoneBy: func(who, card string) string {
		return who + " 님이 ‘" + card + "’ 카드를 보드에서 치웠습니다"
	},
	YoursBy: func(who, card string) string {
		return who + " 님이 ‘" + card + "’ 카드의 담당자로 지정했습니다"
	},
	AddedMany: func(who string, n int) string { return who + " 님이 " + cardsKorean(n) + "를 추가했습니다" },
	MovedMany: func(who string, n int) string { return who + " 님이 " + cardsKorean(n) + "를 옮겼습니다" },
	GoneMany: func(who string, n int) string {
		return who + " 님이 " + cardsKorean(n) + "를 보드에서 치웠습니다"
	},
	YoursMany: func(who string, n int) string {
		return who + " 님이 " + cardsKorean(n) + "의 담당자로 지정했습니다"
	},
	Ground:      "배경",
	PlainGround: "기본",
	Bulk:        func(n int) string { return "선택한 " + cardsKorean(n) + " 작업" },
	Count:       func(n int) string { return strconv.Itoa(n) + "개 선택" },
	Trash:       "휴지통",
	Today:       "오늘",
	Tomorrow:    "내일",
	NextWeek:    "일주일 뒤",
	NoDeadline:  "마감일 없음",
	Set:         "설정",
	Refused: func(refused, of int, why string) string {
		if refused == of {
			return cardsKorean(of) + "를 바꾸지 못했습니다. " + why
		}
		return cardsKorean(of) + " 중 " + strconv.Itoa(refused) + "개를 바꾸지 못했습니다. " + why
	},
	Moved: func(n int, list string) string {
		return cardsKorean(n) + "를 " + list + "(으)로 옮겼습니다"
	},
	Assigned: func(n int, name string) string {
		if name == "" {
			return cardsKorean(n) + "의 담당자를 비웠습니다"
		}
		return cardsKorean(n) + "의 담당자: " + name
	},
	Labelled: func(n int, label string) string {
		return cardsKorean(n) + "에 ‘" + label + "’ 라벨을 붙였습니다"
	},
	Unlabelled: func(n int, label string) string {
		return cardsKorean(n) + "에서 ‘" + label + "’ 라벨을 뗐습니다"
	},
	Scheduled:   func(n int, at string) string { return cardsKorean(n) + "의 마감일: " + at },
	Unscheduled: func(n int) string { return cardsKorean(n) + "의 마감일을 지웠습니다" },
	Archived:    func(n int) string { return cardsKorean(n) + "를 보관했습니다" },
	Trashed:     func(n int) string { return cardsKorean(n) + "를 휴지통으로 옮겼습니다" },
	Fold:        "목록 접기",
	Folded:      func(list string) string { return list + " 목록을 접었습니다" },
	Unfold:      func(list string) string { return list + " 목록 펼치기" },
	Unfolded:    func(list string) string { return list + " 목록을 펼쳤습니다" },
	ListColor:   "색",
	NoColor:     "색 없음",
	Lanes:       "스윔레인",
	LanesBy:     "스윔레인 기준",
	LanesOf: func(by string) string {
		switch by {
		case "pic":
			return "담당자"
		case "label":
			return "라벨"
		case "priority":
			return "우선순위"
		default:
			return "없음"
		}
	},
	NoLabel: "라벨 없음",
	InLane: func(card, list, lane string) string {
		return "‘" + card + "’ 카드를 " + list + ", " + lane + "(으)로 옮겼습니다"
	},
}
