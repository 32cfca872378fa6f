package text

func didEnglish(d Deed) string {
	card, list := "“"+d.Card+"”", "“"+d.List+"”"
	if d.Card == "" {
		card = "a card"
	}
	if d.List == "" {
		list = "a list"
	}
	switch d.Kind {
	case "add_card":
		return "Added " + card + " to " + list
	case "edit_card":
		if d.Field == "" {
			return "Edited " + card
		}
		return "Changed the " + d.Field + " of " + card
	case "move_card":
		if d.List == "" {
			return "Moved " + card
		}
		return "Moved " + card + " to " + list
	case "assign_card":
		if d.Name == "" {
			return "Put nobody in charge of " + card
		}
		return "Put " + d.Name + " in charge of " + card
	case "accept_card":
		return "Accepted " + card
	case "decline_card":
		return "Declined " + card
	case "hand_back_card":
		return "Handed back " + card
	case "collaborate_card":
		if d.Done {
			return "Added " + d.Name + " to the collaborators of " + card
		}
		return "Took " + d.Name + " off the collaborators of " + card
	case "watch_card":
		if d.Done {
			return "Started watching " + card
		}
		return "Stopped watching " + card
	case "schedule_card":
		return "Changed the dates of " + card
	case "archive_card":
		return "Archived " + card
	case "restore_card":
		return "Restored " + card
	case "delete_card":
		return "Moved " + card + " to the trash"
	case "comment_card":
		return "Commented on " + card
	case "edit_comment":
		return "Edited a comment on " + card
	case "delete_comment":
		return "Deleted a comment on " + card
	case "check_item":
		if d.Done {
			return "Ticked “" + d.Name + "” on " + card
		}
		return "Unticked “" + d.Name + "” on " + card
	case "add_checklist":
		return "Added a checklist to " + card
	case "edit_checklist":
		return "Renamed a checklist of " + card
	case "move_checklist":
		return "Moved a checklist of " + card
	case "delete_checklist":
		return "Deleted a checklist of " + card
	case "add_item":
		return "Added “" + d.Name + "” to " + card
	case "edit_item":
		return "Edited “" + d.Name + "” on " + card
	case "move_item":
		return "Moved “" + d.Name + "” on " + card
	case "delete_item":
		return "Deleted “" + d.Name + "” from " + card
	case "item_to_card":
		return "Made “" + d.Name + "” of " + card + " a card"
	case "attach_link":
		return "Attached “" + d.Name + "” to " + card
	case "attach_file":
		return "Attached the file “" + d.Name + "” to " + card
	case "edit_attachment":
		return "Renamed the attachment “" + d.Name + "” of " + card
	case "delete_attachment":
		return "Deleted the attachment “" + d.Name + "” of " + card
	case "cover_card":
		return "Changed the cover of " + card
	case "block_card":
		if d.Done {
			return "Had " + card + " wait for another card"
		}
		return "Had " + card + " wait no longer for another card"
	case "copy_card":
		return "Copied " + card
	case "archive_board":
		return "Archived the board"
	case "restore_board":
		return "Restored the board"
	case "delete_board":
		return "Moved the board to the trash"
	case "add_list":
		return "Added the list " + list
	case "edit_list":
		return "Edited the list " + list
	case "move_list":
		return "Moved the list " + list
	case "archive_list":
		return "Archived the list " + list
	case "restore_list":
		return "Restored the list " + list
	case "add_label":
		return "Added the label “" + d.Name + "”"
	case "edit_label":
		return "Edited the label “" + d.Name + "”"
	case "delete_label":
		return "Deleted the label “" + d.Name + "”"
	case "edit_board":
		return "Changed the board"
	case "set_role":
		return "Changed the role of " + d.Name
	case "remove_member":
		return "Removed " + d.Name
	case "undo":
		switch {
		case d.Name == "":
			return "Undo of a change"
		case d.Again:
			return "Redo: " + d.Name
		default:
			return "Undo: " + d.Name
		}
	default:
		return "A change"
	}
}

func didKorean(d Deed) string {
	card, list := "‘"+d.Card+"’ 카드", "‘"+d.List+"’ 목록"
	if d.Card == "" {
		card = "카드"
	}
	if d.List == "" {
		list = "목록"
	}
	switch d.Kind {
	case "add_card":
		return list + "에 " + card + " 추가"
	case "edit_card":
		switch d.Field {
		case "title":
			return card + "의 제목 변경"
		case "description":
			return card + "의 설명 변경"
		case "labels":
			return card + "의 라벨 변경"
		case "priority":
			return card + "의 우선순위 변경"
		}
		return card + " 편집"
	case "move_card":
		if d.List == "" {
			return card + "를 옮김"
		}
		return card + "를 " + list + "으로 옮김"
	case "assign_card":
		if d.Name == "" {
			return card + "의 담당자 없앰"
		}
		return card + "의 담당자를 " + d.Name + " 님으로 지정"
	case "accept_card":
		return card + " 담당 수락"
	case "decline_card":
		return card + " 담당 거절"
	case "hand_back_card":
		return card + " 돌려보냄"
	case "collaborate_card":
		if d.Done {
			return card + "의 협업자로 " + d.Name + " 님 추가"
		}
		return card + "의 협업자에서 " + d.Name + " 님 제외"
	case "watch_card":
		if d.Done {
			return card + " 알림 켬"
		}
		return card + " 알림 끔"
	case "schedule_card":
		return card + "의 일정 변경"
	case "archive_card":
		return card + " 보관"
	case "restore_card":
		return card + " 복원"
	case "delete_card":
		return card + "를 휴지통으로 옮김"
	case "comment_card":
		return card + "에 댓글 작성"
	case "edit_comment":
		return card + "의 댓글 수정"
	case "delete_comment":
		return card + "의 댓글 삭제"
	case "check_item":
		if d.Done {
			return card + "의 ‘" + d.Name + "’ 완료 표시"
		}
		return card + "의 ‘" + d.Name + "’ 완료 표시 해제"
	case "add_checklist":
		return card + "에 체크리스트 추가"
	case "edit_checklist":
		return card + "의 체크리스트 이름 변경"
	case "move_checklist":
		return card + "의 체크리스트 옮김"
	case "delete_checklist":
		return card + "의 체크리스트 삭제"
	case "add_item":
		return card + "에 ‘" + d.Name + "’ 항목 추가"
	case "edit_item":
		return card + "의 ‘" + d.Name + "’ 항목 편집"
	case "move_item":
		return card + "의 ‘" + d.Name + "’ 항목 옮김"
	case "delete_item":
		return card + "의 ‘" + d.Name + "’ 항목 삭제"
	case "item_to_card":
		return card + "의 ‘" + d.Name + "’ 항목을 카드로 만듦"
	case "attach_link":
		return card + "에 ‘" + d.Name + "’ 링크 첨부"
	case "attach_file":
		return card + "에 ‘" + d.Name + "’ 파일 첨부"
	case "edit_attachment":
		return card + "의 ‘" + d.Name + "’ 첨부 이름 변경"
	case "delete_attachment":
		return card + "의 ‘" + d.Name + "’ 첨부 삭제"
	case "cover_card":
		return card + "의 표지 변경"
	case "block_card":
		if d.Done {
			return card + "의 선행 카드 추가"
		}
		return card + "의 선행 카드 제거"
	case "copy_card":
		return card + " 복제"
	case "archive_board":
		return "보드 보관"
	case "restore_board":
		return "보드 복원"
	case "delete_board":
		return "보드를 휴지통으로 옮김"
	case "add_list":
		return list + " 추가"
	case "edit_list":
		return list + " 편집"
	case "move_list":
		return list + " 옮김"
	case "archive_list":
		return list + " 보관"
	case "restore_list":
		return list + " 복원"
	case "add_label":
		return "‘" + d.Name + "’ 라벨 추가"
	case "edit_label":
		return "‘" + d.Name + "’ 라벨 편집"
	case "delete_label":
		return "‘" + d.Name + "’ 라벨 삭제"
	case "edit_board":
		return "보드 변경"
	case "set_role":
		return d.Name + " 님의 역할 변경"
	case "remove_member":
		return d.Name + " 님 내보냄"
	case "undo":
		switch {
		case d.Name == "":
			return "변경 실행 취소"
		case d.Again:
			return "다시 실행: " + d.Name
		default:
			return "실행 취소: " + d.Name
		}
	default:
		return "변경"
	}
}
