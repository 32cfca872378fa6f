package templates

import "incharge/shared"

var (
	todo  = phrase{"To do", "할 일"}
	doing = phrase{"In progress", "진행 중"}
	done  = phrase{"Done", "완료"}
)

var kanban = template{lists: []list{
	{title: todo, category: shared.Todo}, {title: doing, category: shared.Doing}, {title: done, category: shared.Done},
}}

var sprint = template{
	labels: []label{
		{phrase{"Story", "스토리"}, "green"}, {phrase{"Task", "작업"}, "blue"}, {phrase{"Bug", "버그"}, "red"}, {phrase{"Spike", "조사"}, "purple"},
	},
	lists: []list{
		{title: phrase{"Backlog", "백로그"}, category: shared.Backlog},
		{title: phrase{"This sprint", "이번 스프린트"}, category: shared.Todo},
		{title: doing, category: shared.Doing, limit: 5},
		{title: phrase{"In review", "검토 중"}, category: shared.Doing, limit: 3},
		{title: done, category: shared.Done},
	},
}

var bugs = template{
	labels: []label{
		{phrase{"Crash", "비정상 종료"}, "red"}, {phrase{"Wrong result", "잘못된 결과"}, "orange"}, {phrase{"Looks wrong", "화면 문제"}, "yellow"}, {phrase{"Slow", "느림"}, "sky"},
	},
	lists: []list{
		{title: phrase{"Reported", "접수됨"}, category: shared.Backlog, cards: []card{{
			title: phrase{"How to report: copy this card", "접수 방법: 이 카드를 복제하세요"},
			text: phrase{"## What happened\n\n\n## What should have happened\n\n\n## Steps\n\n1. ",
				"## 일어난 일\n\n\n## 기대한 결과\n\n\n## 재현 순서\n\n1. "},
		}}},
		{title: phrase{"Confirmed", "확인됨"}, category: shared.Todo},
		{title: phrase{"Being fixed", "수정 중"}, category: shared.Doing, limit: 5},
		{title: phrase{"To verify", "검증 대기"}, category: shared.Doing},
		{title: phrase{"Fixed", "수정됨"}, category: shared.Done},
	},
}

var weekly = template{
	labels: []label{{phrase{"Important", "중요"}, "red"}, {phrase{"Waiting", "대기"}, "yellow"}},
	lists: []list{
		{title: phrase{"Later", "나중에"}, category: shared.Backlog},
		{title: phrase{"This week", "이번 주"}, category: shared.Todo, cards: []card{{
			title: phrase{"Plan the week", "한 주 계획하기"},
			steps: phrase{"Every Monday", "매주 월요일"},
			items: []phrase{
				{"Clear what was done last week", "지난주에 끝낸 일 정리하기"},
				{"Take what matters from Later", "나중에 목록에서 중요한 일 가져오기"},
				{"Give each card somebody in charge", "카드마다 담당자 정하기"},
			},
		}}},
		{title: phrase{"Today", "오늘"}, category: shared.Doing, limit: 5},
		{title: done, category: shared.Done},
	},
}

// first teaches by doing: each of its cards asks for what it tells of.
var first = template{
	labels: []label{{phrase{"Try this", "해 보기"}, "teal"}},
	lists: []list{
		{title: todo, category: shared.Todo, cards: []card{
			{title: phrase{"Drag this card to Done", "이 카드를 완료로 끌어 보세요"}, label: 1,
				text: phrase{"On a phone hold it for a moment, then drag. With the keyboard press M on the card.",
					"휴대전화에서는 잠시 누르고 있다가 끕니다. 키보드로는 카드에서 M을 누릅니다."}},
			{title: phrase{"Open this card and tick its steps", "이 카드를 열고 단계를 체크해 보세요"}, label: 1,
				steps: phrase{"Steps", "단계"},
				items: []phrase{
					{"Tick this", "여기를 체크하기"},
					{"Add a step of your own", "단계 하나 추가하기"},
					{"Write a comment", "댓글 쓰기"},
				}},
			{title: phrase{"Put somebody in charge", "담당자를 정해 보세요"}, label: 1,
				text: phrase{"A card has one person in charge: it is theirs to move on. Open the card and choose yourself.",
					"카드마다 담당자가 한 명 있습니다. 그 사람이 일을 진행합니다. 카드를 열고 자신을 골라 보세요."}},
			{title: phrase{"Invite somebody to this board", "이 보드에 누군가를 초대해 보세요"}, label: 1,
				text: phrase{"Members, at the top of the board. Supervisors see to the board, people in charge see to their cards, observers look on.",
					"보드 위쪽의 멤버에서 초대합니다. 감독자는 보드를, 담당자는 자기 카드를 맡고, 참관자는 지켜봅니다."}},
		}},
		{title: doing, category: shared.Doing, cards: []card{
			{title: phrase{"This card is yours: see it in My work", "이 카드는 당신 것입니다. 내 작업에서 확인해 보세요"}, label: 1, mine: true,
				text: phrase{"Whatever you are in charge of, on every board, is there.", "모든 보드에서 당신이 담당하는 일이 그곳에 모입니다."}},
		}},
		{title: done, category: shared.Done, cards: []card{
			{title: phrase{"Make your first board", "첫 보드 만들기"}},
		}},
	},
}
