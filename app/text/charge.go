package text

import "strconv"

// Charge are the texts of being in charge of a card: what is said to that, who
// else is at it, and how much one person has to do.
type Charge struct {
	Waiting       string
	WaitingFor    func(name string) string
	Asked         string
	AskedWhy      string
	Accept        string
	Decline       string
	DeclineDo     string
	DeclineWhy    string
	Accepted      string
	HandBack      string
	HandBackDo    string
	HandBackWhy   string
	Reason        string
	ReasonOrNot   string
	ReasonMissing string
	ReasonLong    string
	Declined      string
	HandedBack    string
	TakeOff       string
	Collaborators string
	Collaborate   string
	ShareOnly     string
	WatchTitle    string
	Watch         string
	Watching      string
	Unwatch       string
	Watchers      func(n int) string
	Load          func(name string, cards, limit int) string
	Over          func(name string, cards, limit int) string
	Cards         func(n int) string
	CardsOf       func(n, limit int) string
}

var chargeEnglish = Charge{
	Waiting:       "Waiting for acceptance",
	WaitingFor:    func(name string) string { return "waiting for " + name + " to accept" },
	Asked:         "You have been put in charge of this card.",
	AskedWhy:      "Accept it, or decline with a reason, so that others know.",
	Accept:        "Accept",
	Decline:       "Decline…",
	DeclineDo:     "Decline",
	DeclineWhy:    "Nobody will be in charge of this card then. Your reason is added as a comment.",
	Accepted:      "Accepted",
	HandBack:      "Hand back…",
	HandBackDo:    "Hand back",
	HandBackWhy:   "Nobody will be in charge of this card then. Your reason is kept in its history.",
	Reason:        "Reason",
	ReasonOrNot:   "Reason (optional)",
	ReasonMissing: "Say why, in a few words.",
	ReasonLong:    "This is too long: 500 characters at most.",
	Declined:      "You have declined the card",
	HandedBack:    "You have handed back the card",
	TakeOff:       "PICs don't take cards on this board: a supervisor says who is in charge.",
	Collaborators: "Collaborators",
	Collaborate:   "Choose collaborators",
	ShareOnly:     "Only a supervisor or the person in charge can say who collaborates on this card.",
	WatchTitle:    "Watchers",
	Watch:         "Watch",
	Watching:      "Watching",
	Unwatch:       "You are told of what happens to this card. Press to stop that.",
	Watchers: func(n int) string {
		if n == 1 {
			return "1 person watches"
		}
		return strconv.Itoa(n) + " people watch"
	},
	Load: func(name string, cards, limit int) string {
		return name + " (" + strconv.Itoa(cards) + "/" + strconv.Itoa(limit) + ")"
	},
	Over: func(name string, cards, limit int) string {
		return name + " is over the limit: in charge of " + strconv.Itoa(cards) + ", at most " + strconv.Itoa(limit)
	},
	Cards: func(n int) string {
		if n == 1 {
			return "in charge of 1 card"
		}
		return "in charge of " + strconv.Itoa(n) + " cards"
	},
	CardsOf: func(n, limit int) string {
		if n == 1 {
			return "in charge of 1 card, at most " + strconv.Itoa(limit)
		}
		return "in charge of " + strconv.Itoa(n) + " cards, at most " + strconv.Itoa(limit)
	},
}

var chargeKorean = Charge{
	Waiting:       "수락 대기 중",
	WaitingFor:    func(name string) string { return name + " 님의 수락 대기 중" },
	Asked:         "이 카드의 담당자로 지정되었습니다.",
	AskedWhy:      "수락하거나, 사유를 적어 거절해 다른 사람에게 알려 주세요.",
	Accept:        "수락",
	Decline:       "거절…",
	DeclineDo:     "거절",
	DeclineWhy:    "카드의 담당자가 없어집니다. 사유는 댓글로 남습니다.",
	Accepted:      "수락함",
	HandBack:      "돌려보내기…",
	HandBackDo:    "돌려보내기",
	HandBackWhy:   "카드의 담당자가 없어집니다. 사유는 활동 기록에 남습니다.",
	Reason:        "사유",
	ReasonOrNot:   "사유 (선택)",
	ReasonMissing: "사유를 간단히 적어 주세요.",
	ReasonLong:    "너무 깁니다. 500자까지 쓸 수 있습니다.",
	Declined:      "카드를 거절했습니다",
	HandedBack:    "카드를 돌려보냈습니다",
	TakeOff:       "이 보드에서는 담당자가 직접 카드를 맡을 수 없습니다. 감독자가 담당자를 정합니다.",
	Collaborators: "협업자",
	Collaborate:   "협업자 선택",
	ShareOnly:     "감독자나 담당자만 이 카드의 협업자를 정할 수 있습니다.",
	WatchTitle:    "알림",
	Watch:         "알림 받기",
	Watching:      "알림 받는 중",
	Unwatch:       "이 카드의 변경을 알려 드립니다. 누르면 알림을 끕니다.",
	Watchers:      func(n int) string { return strconv.Itoa(n) + "명이 알림을 받습니다" },
	Load: func(name string, cards, limit int) string {
		return name + " (" + strconv.Itoa(cards) + "/" + strconv.Itoa(limit) + ")"
	},
	Over: func(name string, cards, limit int) string {
		return name + " 님이 한도를 넘었습니다: " + strconv.Itoa(cards) + "장 담당, 최대 " + strconv.Itoa(limit) + "장"
	},
	Cards: func(n int) string { return "카드 " + strconv.Itoa(n) + "장 담당" },
	CardsOf: func(n, limit int) string {
		return "카드 " + strconv.Itoa(n) + "장 담당, 최대 " + strconv.Itoa(limit) + "장"
	},
}
