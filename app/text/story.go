package text

import (
	"strconv"

	"incharge/shared"
)

// Story are the sentences of a card's history.
type Story struct {
	Edited func(Edited) string
	Times  func(sentence string, n int) string
	Undid  func(sentence string) string
	All    func(n int) string
	Less   string
	Nobody string // who is not on the board any more
	Label  string // one that is gone
}

// Edited is what was changed on a card, with names in place of ids and times as
// the reader's clocks show them.
type Edited struct {
	What     shared.EditKind
	From, To string
	Me       bool // whom it is about, collaborating or watching, is who did it
}

var storyEnglish = Story{
	Edited: editedEnglish,
	Times:  func(sentence string, n int) string { return sentence + ", " + strconv.Itoa(n) + " times" },
	Undid:  func(sentence string) string { return "undid a change: " + sentence },
	All:    func(n int) string { return "Show all " + strconv.Itoa(n) },
	Less:   "Show less",
	Nobody: "somebody",
	Label:  "(deleted)",
}

var storyKorean = Story{
	Edited: editedKorean,
	Times:  func(sentence string, n int) string { return sentence + " (" + strconv.Itoa(n) + "번)" },
	Undid:  func(sentence string) string { return "실행 취소: " + sentence },
	All:    func(n int) string { return strconv.Itoa(n) + "개 모두 보기" },
	Less:   "간단히 보기",
	Nobody: "알 수 없는 사람",
	Label:  "(삭제됨)",
}

// changed says of something that has a name what became of that.
func changed(e Edited, set, cleared, from func() string) string {
	switch {
	case e.From == "":
		return set()
	case e.To == "":
		return cleared()
	default:
		return from()
	}
}

func editedEnglish(e Edited) string {
	from, to := "“"+e.From+"”", "“"+e.To+"”"
	is := func(words string) func() string { return func() string { return words } }
	switch e.What {
	case shared.EditedTitle:
		return "changed the title from " + from + " to " + to
	case shared.EditedDescription:
		return "edited the description"
	case shared.EditedPriority:
		return "changed the priority from " + e.From + " to " + e.To
	case shared.EditedLabel:
		return changed(e, is("added the label "+to), is("removed the label "+from), is(""))
	case shared.EditedPIC:
		return changed(e, is("put "+e.To+" in charge"), is("took "+e.From+" off as the person in charge"), is("put "+e.To+" in charge instead of "+e.From))
	case shared.EditedStart:
		return changed(e, is("set the start to "+e.To), is("cleared the start"), is("changed the start from "+e.From+" to "+e.To))
	case shared.EditedDeadline:
		return changed(e, is("set the deadline to "+e.To), is("cleared the deadline"), is("changed the deadline from "+e.From+" to "+e.To))
	case shared.EditedCollaborator:
		if e.Me {
			return changed(e, is("joined as a collaborator"), is("left the collaborators"), is(""))
		}
		return changed(e, is("added "+e.To+" as a collaborator"), is("removed "+e.From+" from the collaborators"), is(""))
	case shared.EditedWatcher:
		if e.Me {
			return changed(e, is("started watching it"), is("stopped watching it"), is(""))
		}
		return changed(e, is("had "+e.To+" watch it"), is("had "+e.From+" no longer watch it"), is(""))
	case shared.EditedCover:
		return changed(e, is("set a cover"), is("removed the cover"), is("changed the cover"))
	case shared.EditedBlocker:
		return changed(e, is("had it wait for "+to), is("had it wait no longer for "+from), is(""))
	case shared.EditedChecklist:
		return changed(e, is("added the checklist "+to), is("deleted the checklist "+from), is("renamed the checklist "+from+" to "+to))
	case shared.EditedItemText:
		if e.From == e.To {
			return "changed who sees to the item " + to + ", or when"
		}
		return changed(e, is("added the item "+to), is("deleted the item "+from), is("changed the item "+from+" to "+to))
	case shared.EditedItemDone:
		return changed(e, is("ticked "+to), is("unticked "+from), is(""))
	case shared.EditedFile:
		return changed(e, is("attached "+to), is("deleted the attachment "+from), is("renamed the attachment "+from+" to "+to))
	}
	return ""
}

func editedKorean(e Edited) string {
	from, to := "‘"+e.From+"’", "‘"+e.To+"’"
	is := func(words string) func() string { return func() string { return words } }
	switch e.What {
	case shared.EditedTitle:
		return "제목을 " + from + "에서 " + to + toward(e.To) + " 바꿨습니다"
	case shared.EditedDescription:
		return "설명을 편집했습니다"
	case shared.EditedPriority:
		return "우선순위를 " + e.From + "에서 " + e.To + toward(e.To) + " 바꿨습니다"
	case shared.EditedLabel:
		return changed(e, is(to+" 라벨을 추가했습니다"), is(from+" 라벨을 뺐습니다"), is(""))
	case shared.EditedPIC:
		return changed(e, is("담당자를 "+e.To+" 님으로 정했습니다"), is(e.From+" 님을 담당에서 뺐습니다"), is("담당자를 "+e.From+" 님에서 "+e.To+" 님으로 바꿨습니다"))
	case shared.EditedStart:
		return changed(e, is("시작일을 "+e.To+toward(e.To)+" 정했습니다"), is("시작일을 지웠습니다"), is("시작일을 "+e.From+"에서 "+e.To+toward(e.To)+" 바꿨습니다"))
	case shared.EditedDeadline:
		return changed(e, is("마감일을 "+e.To+toward(e.To)+" 정했습니다"), is("마감일을 지웠습니다"), is("마감일을 "+e.From+"에서 "+e.To+toward(e.To)+" 바꿨습니다"))
	case shared.EditedCollaborator:
		if e.Me {
			return changed(e, is("협업자로 참여했습니다"), is("협업자에서 빠졌습니다"), is(""))
		}
		return changed(e, is(e.To+" 님을 협업자로 추가했습니다"), is(e.From+" 님을 협업자에서 뺐습니다"), is(""))
	case shared.EditedWatcher:
		if e.Me {
			return changed(e, is("카드 알림을 켰습니다"), is("카드 알림을 껐습니다"), is(""))
		}
		return changed(e, is(e.To+" 님의 카드 알림을 켰습니다"), is(e.From+" 님의 카드 알림을 껐습니다"), is(""))
	case shared.EditedCover:
		return changed(e, is("표지를 정했습니다"), is("표지를 없앴습니다"), is("표지를 바꿨습니다"))
	case shared.EditedBlocker:
		return changed(e, is("선행 카드로 "+to+object(e.To)+" 추가했습니다"), is("선행 카드에서 "+from+object(e.From)+" 뺐습니다"), is(""))
	case shared.EditedChecklist:
		return changed(e, is(to+" 체크리스트를 추가했습니다"), is(from+" 체크리스트를 삭제했습니다"), is("체크리스트 이름을 "+from+"에서 "+to+toward(e.To)+" 바꿨습니다"))
	case shared.EditedItemText:
		if e.From == e.To {
			return to + " 항목의 담당자나 기한을 바꿨습니다"
		}
		return changed(e, is(to+" 항목을 추가했습니다"), is(from+" 항목을 삭제했습니다"), is(from+" 항목을 "+to+toward(e.To)+" 바꿨습니다"))
	case shared.EditedItemDone:
		return changed(e, is(to+" 항목을 완료로 표시했습니다"), is(from+" 항목의 완료 표시를 풀었습니다"), is(""))
	case shared.EditedFile:
		return changed(e, is(to+object(e.To)+" 첨부했습니다"), is(from+" 첨부를 삭제했습니다"), is("첨부 이름을 "+from+"에서 "+to+toward(e.To)+" 바꿨습니다"))
	}
	return ""
}

// object and toward are the particles of what is done something to, and of what
// something becomes.
func object(words string) string {
	if words == "" {
		return ""
	}
	return particle(words, "을", "를")
}

func toward(words string) string {
	letters := []rune(words)
	if len(letters) == 0 {
		return ""
	}
	const rieul = 8 // ends a syllable like a vowel
	last := letters[len(letters)-1]
	if final := (last - '가') % 28; last >= '가' && last <= '힣' && final != 0 && final != rieul {
		return "으로"
	}
	return "로"
}
