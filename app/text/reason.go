package text

import (
	"strconv"

	"incharge/shared"
)

var thingsKorean = map[shared.Kind]string{
	shared.KindBoard: "보드", shared.KindMember: "멤버", shared.KindList: "목록", shared.KindCard: "카드",
	shared.KindLabel: "라벨", shared.KindComment: "댓글", shared.KindChecklist: "체크리스트",
	shared.KindItem: "항목", shared.KindAttachment: "첨부",
}

// needsKorean says who may do what somebody may not.
var needsKorean = map[shared.Capability]string{
	shared.CanComment: "참관자는 댓글을 쓸 수 없습니다.",
	shared.CanAddCard: "이 보드에서는 감독자만 카드를 추가할 수 있습니다.",
	shared.CanEdit:    "감독자, 담당자, 협업자만 이 카드를 편집할 수 있습니다.",
	shared.CanMove:    "감독자나 담당자만 이 카드를 이동할 수 있습니다.",
	shared.CanRespond: "담당자만 이 카드를 수락하거나 거절하거나 돌려보낼 수 있습니다.",
	shared.CanAssign:  "감독자만 담당자를 정할 수 있습니다.",
	shared.CanShare:   "감독자나 담당자만 이 카드의 협업자를 정할 수 있습니다.",
	shared.CanPlan:    "감독자만 마감일과 우선순위를 정할 수 있습니다.",
	shared.CanArchive: "감독자만 보관, 복원, 삭제할 수 있습니다.",
	shared.CanManage:  "감독자만 목록, 라벨, 멤버, 설정을 변경할 수 있습니다.",
}

// reasonKorean is why something was refused, empty where that did not come in
// parts that are known here.
func reasonKorean(r shared.Reason) string {
	title := ""
	if r.Name != "" {
		title = "‘" + r.Name + "’ "
	}
	it := title + thingsKorean[r.Thing]
	switch r.Kind {
	case shared.ReasonChanged:
		return sinceKorean(r, withObject(it)+" 변경", it+"의 내용이 변경되어")
	case shared.ReasonTrashed:
		if r.Thing == shared.KindCard {
			return sinceKorean(r, it+"를 휴지통으로 이동", it+"가 휴지통으로 이동되어")
		}
		return sinceKorean(r, withObject(it)+" 삭제", withSubject(it)+" 삭제되어")
	case shared.ReasonNotOwn:
		return "직접 변경한 내용만 실행 취소할 수 있습니다."
	case shared.ReasonTooOld:
		return "너무 오래전에 변경한 내용이라 실행 취소할 수 없습니다."
	case shared.ReasonFinal:
		if r.Thing == shared.KindMember {
			return "멤버 변경은 실행 취소할 수 없습니다. 멤버 설정에서 다시 바꾸세요."
		}
		if r.Thing == shared.KindCard {
			return "다른 보드로 옮긴 것은 실행 취소할 수 없습니다. 카드를 다시 옮기세요."
		}
		return "실행 취소할 수 없는 변경입니다."
	case shared.ReasonNoPIC:
		return it + "를 맡았던 사람이 더 이상 멤버가 아니거나 담당자가 될 수 없습니다."
	case shared.ReasonSpan:
		return it + "의 마감일이 시작일보다 앞서게 됩니다."
	case shared.ReasonFilled:
		if r.Thing == shared.KindChecklist {
			return it + "에 이제 항목이 있습니다."
		}
		return it + "에 이제 카드가 있습니다."
	case shared.ReasonArchived:
		return withSubject(it) + " 보관되어 있습니다. 먼저 복원하세요."
	case shared.ReasonInTrash:
		return withSubject(it) + " 휴지통에 있습니다. 먼저 복원하세요."
	case shared.ReasonFull:
		return withSubject(it) + " 가득 찼습니다. 최대 " + strconv.Itoa(r.Limit) + "장입니다."
	case shared.ReasonBusy:
		return r.Name + " 님이 이미 한 사람이 맡을 수 있는 카드를 모두 맡고 있습니다. 최대 " + strconv.Itoa(r.Limit) + "장입니다."
	case shared.ReasonCrowded:
		return "보드 하나에는 " + withSubject(it) + " 최대 " + strconv.Itoa(r.Limit) + "개까지 들어갑니다."
	case shared.ReasonLoaded:
		return "카드 하나에는 " + withSubject(thingsKorean[r.Thing]) + " 최대 " + strconv.Itoa(r.Limit) + "개까지 들어갑니다."
	case shared.ReasonCircle:
		return "선행 카드가 이미 " + withObject(it) + " 기다리고 있습니다."
	case shared.ReasonStored:
		return "이 파일을 저장할 공간이 없습니다. 보드 하나의 파일은 모두 합해 최대 " + strconv.Itoa(r.Limit) + "MB입니다."
	case shared.ReasonVirus:
		return "파일에서 바이러스가 발견되어 저장하지 않았습니다: " + r.Name
	case shared.ReasonRole:
		return needsKorean[r.Needs]
	case shared.ReasonAuthor:
		return withObject(thingsKorean[r.Thing]) + " 쓴 사람만 변경할 수 있습니다."
	case shared.ReasonLast:
		return "보드에는 감독자가 한 명은 있어야 합니다. 먼저 다른 사람을 감독자로 지정하세요."
	case shared.ReasonHelpers:
		return "카드 하나에 협업자는 최대 " + strconv.Itoa(r.Limit) + "명입니다."
	case shared.ReasonInvited:
		return "이 보드에서 보낼 수 있는 초대는 최대 " + strconv.Itoa(r.Limit) + "개입니다. 먼저 일부를 취소하세요."
	case shared.ReasonJoined:
		return "방금 새 보드의 멤버가 되었습니다. 다시 시도하세요."
	case shared.ReasonDisabled:
		return "사용 중지된 계정입니다. 먼저 다시 사용하도록 설정하세요."
	case shared.ReasonVerified:
		return "이미 확인된 주소입니다."
	case shared.ReasonTheirs:
		return "담당자가 자기 카드만 볼 수 있는 보드라서 외부에 공개할 수 없습니다."
	case shared.ReasonSecond:
		return "먼저 2단계 인증을 설정하세요. 이 Incharge의 관리자가 정한 사항입니다."
	case shared.ReasonConfirm:
		return "먼저 비밀번호와 2단계 인증으로 본인임을 확인하거나 다시 로그인하세요."
	}
	return ""
}

// sinceKorean says who is in the way of an undo: did is what they did, happened
// the same where nobody is named.
func sinceKorean(r shared.Reason, did, happened string) string {
	switch {
	case r.Own:
		return "그 뒤에 직접 " + did + "해서 실행 취소할 수 없습니다."
	case r.By != "":
		return "그사이 " + r.By + " 님이 " + did + "해서 실행 취소할 수 없습니다."
	default:
		return "그사이 " + happened + " 실행 취소할 수 없습니다."
	}
}

func withObject(words string) string  { return words + particle(words, "을", "를") }
func withSubject(words string) string { return words + particle(words, "이", "가") }

// particle is the one that follows a word: the first after a consonant, the
// other after a vowel.
func particle(words, consonant, vowel string) string {
	const firstSyllable, lastSyllable, perVowel = '가', '힣', 28
	letters := []rune(words)
	if last := letters[len(letters)-1]; last >= firstSyllable && last <= lastSyllable && (last-firstSyllable)%perVowel != 0 {
		return consonant
	}
	return vowel
}
