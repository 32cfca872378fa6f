package text

import "strconv"

// Work are the texts of the page of one's own work.
type Work struct {
	Title     string
	Waiting   string
	Overdue   string
	Today     string
	Week      string
	Later     string
	Undated   string
	Count     func(n int) string
	None      string
	NoneWhy   string
	Failed    string
	Offline   string
	WhyNot    string
	Partial   string
	Finish    func(title string) string
	Finished  func(title string) string
	NoDone    string
	Mine      string // card finished by others only
	Accept    string
	AcceptOf  func(title string) string
	Accepted  func(title string) string
	Helping   string
	ItemsOnly string
	Items     func(title string) string
	Ticked    func(item string) string
	Keys      string
}

var workEnglish = Work{
	Title:     "My work",
	Waiting:   "Waiting for you to accept",
	Overdue:   "Overdue",
	Today:     "Today",
	Week:      "This week",
	Later:     "Later",
	Undated:   "No deadline",
	Count:     cardsEnglish,
	None:      "Nothing to do",
	NoneWhy:   "Cards that you are in charge of or help with are here, from all your boards.",
	Failed:    "Your work could not be loaded",
	Offline:   "Your work needs a connection",
	WhyNot:    "It will be here when you are back online. Boards that are on this device can be opened meanwhile.",
	Partial:   "There is more than is shown here: only the first 2,000 cards are.",
	Finish:    func(title string) string { return "Done: " + title },
	Finished:  func(title string) string { return "Done: " + title },
	NoDone:    "The board has no list of what is done.",
	Mine:      "Only who is in charge, or a supervisor, can move this card.",
	Accept:    "Accept",
	AcceptOf:  func(title string) string { return "Accept: " + title },
	Accepted:  func(title string) string { return "You are in charge of " + title },
	Helping:   "You help",
	ItemsOnly: "Your items",
	Items:     func(title string) string { return "Your items on " + title },
	Ticked:    func(item string) string { return "Done: " + item },
	Keys:      "Arrow keys go from card to card, X marks one as done.",
}

var workKorean = Work{
	Title:     "내 작업",
	Waiting:   "수락을 기다려요",
	Overdue:   "기한 지남",
	Today:     "오늘",
	Week:      "이번 주",
	Later:     "나중에",
	Undated:   "마감일 없음",
	Count:     func(n int) string { return "카드 " + strconv.Itoa(n) + "개" },
	None:      "할 일이 없어요",
	NoneWhy:   "내가 담당하거나 함께하는 카드를 모든 보드에서 모아 보여 줘요.",
	Failed:    "내 작업을 불러오지 못했어요",
	Offline:   "내 작업을 보려면 연결이 필요해요",
	WhyNot:    "다시 연결되면 여기에 보여요. 이 기기에 있는 보드는 지금도 열 수 있어요.",
	Partial:   "다 보이지 않아요. 처음 2,000개 카드만 보여 줘요.",
	Finish:    func(title string) string { return "완료하기: " + title },
	Finished:  func(title string) string { return "완료했어요: " + title },
	NoDone:    "보드에 완료 목록이 없어요.",
	Mine:      "담당자나 감독자만 이 카드를 옮길 수 있어요.",
	Accept:    "수락",
	AcceptOf:  func(title string) string { return "수락하기: " + title },
	Accepted:  func(title string) string { return "담당하게 됐어요: " + title },
	Helping:   "함께하는 카드",
	ItemsOnly: "내 항목",
	Items:     func(title string) string { return title + "의 내 항목" },
	Ticked:    func(item string) string { return "완료했어요: " + item },
	Keys:      "화살표로 카드 사이를 옮기고 X로 완료해요.",
}
