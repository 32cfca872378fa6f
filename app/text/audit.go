package text

import (
	"slices"

	"incharge/shared"
)

var auditEnglish = map[shared.AuditKind]string{
	shared.AuditSignedIn:            "Signed in",
	shared.AuditSignInFailed:        "Sign-in failed",
	shared.AuditSignedOut:           "Signed out",
	shared.AuditRegistered:          "Account made",
	shared.AuditVerified:            "Address confirmed",
	shared.AuditConfirmed:           "Shown again who it is",
	shared.AuditConfirmFailed:       "Failed to show who it is",
	shared.AuditPasswordChanged:     "Password changed",
	shared.AuditPasswordResetAsked:  "New password asked for",
	shared.AuditPasswordReset:       "New password chosen by link",
	shared.AuditEmailChanged:        "Address changed",
	shared.AuditSecondOn:            "Second factor switched on",
	shared.AuditSecondOff:           "Second factor switched off",
	shared.AuditRecoveryUsed:        "Recovery code used",
	shared.AuditRecoveryRenewed:     "Recovery codes renewed",
	shared.AuditTokenMade:           "Token made",
	shared.AuditTokenEnded:          "Token ended",
	shared.AuditSessionEnded:        "Session ended",
	shared.AuditAccountDeleted:      "Account deleted",
	shared.AuditUserDisabled:        "Account disabled",
	shared.AuditUserEnabled:         "Account enabled",
	shared.AuditAdminGiven:          "Made administrator",
	shared.AuditAdminTaken:          "No longer administrator",
	shared.AuditRegistrationChanged: "Registration changed",
	shared.AuditSecondDemanded:      "Demand of a second factor changed",
	shared.AuditRoleChanged:         "Role on a board changed",
	shared.AuditMemberRemoved:       "Left or removed from a board",
	shared.AuditInvited:             "Invited to a board",
	shared.AuditInvitationWithdrawn: "Invitation withdrawn",
	shared.AuditExported:            "Data taken out",
	shared.AuditPublished:           "Public link made",
	shared.AuditUnpublished:         "Public link ended",
}

var detailEnglish = map[string]string{
	"by":     "by way of",
	"board":  "board",
	"email":  "address",
	"role":   "role",
	"before": "before",
	"after":  "after",
	"left":   "codes left",
	"name":   "name",
	"scope":  "scope",
	"token":  "token",
	"what":   "what",
	"link":   "link",
	"format": "form",
}

var auditKorean = map[shared.AuditKind]string{
	shared.AuditSignedIn:            "로그인",
	shared.AuditSignInFailed:        "로그인 실패",
	shared.AuditSignedOut:           "로그아웃",
	shared.AuditRegistered:          "계정 생성",
	shared.AuditVerified:            "주소 확인",
	shared.AuditConfirmed:           "본인 확인",
	shared.AuditConfirmFailed:       "본인 확인 실패",
	shared.AuditPasswordChanged:     "비밀번호 변경",
	shared.AuditPasswordResetAsked:  "새 비밀번호 요청",
	shared.AuditPasswordReset:       "링크로 비밀번호 변경",
	shared.AuditEmailChanged:        "이메일 주소 변경",
	shared.AuditSecondOn:            "2단계 인증 켬",
	shared.AuditSecondOff:           "2단계 인증 끔",
	shared.AuditRecoveryUsed:        "복구 코드 사용",
	shared.AuditRecoveryRenewed:     "복구 코드 다시 만듦",
	shared.AuditTokenMade:           "토큰 생성",
	shared.AuditTokenEnded:          "토큰 종료",
	shared.AuditSessionEnded:        "세션 종료",
	shared.AuditAccountDeleted:      "계정 삭제",
	shared.AuditUserDisabled:        "계정 사용 중지",
	shared.AuditUserEnabled:         "계정 다시 사용",
	shared.AuditAdminGiven:          "관리자로 지정",
	shared.AuditAdminTaken:          "관리자 해제",
	shared.AuditRegistrationChanged: "가입 방식 변경",
	shared.AuditSecondDemanded:      "2단계 인증 의무 변경",
	shared.AuditRoleChanged:         "보드 역할 변경",
	shared.AuditMemberRemoved:       "보드에서 나감 또는 내보냄",
	shared.AuditInvited:             "보드에 초대",
	shared.AuditInvitationWithdrawn: "초대 취소",
	shared.AuditExported:            "데이터 내보냄",
	shared.AuditPublished:           "공개 링크 생성",
	shared.AuditUnpublished:         "공개 링크 종료",
}

var detailKorean = map[string]string{
	"by":     "방법",
	"board":  "보드",
	"email":  "주소",
	"role":   "역할",
	"before": "이전",
	"after":  "이후",
	"left":   "남은 코드",
	"name":   "이름",
	"scope":  "범위",
	"token":  "토큰",
	"what":   "대상",
	"link":   "링크",
	"format": "형식",
}

// values of details that aren't somebody's own words.
var (
	valuesEnglish = map[string]string{
		"app": "code of an app", "provider": "sign-in provider", "taken": "taken to be handed on",
		"open": "anybody", "invite": "by invitation", "read": "read only", "write": "read and write", "audit": "security log",
		"optional": "as they choose", "admins": "administrators",
	}
	valuesKorean = map[string]string{
		"password": "비밀번호", "app": "앱 코드", "recovery code": "복구 코드", "provider": "외부 로그인", "taken": "직접 전달",
		"open": "누구나", "invite": "초대받은 사람만", "read": "읽기", "write": "읽기와 쓰기", "audit": "보안 기록", "board": "보드",
		"optional": "선택", "admins": "관리자", "everybody": "모든 사람",
	}
)

// valued is a detail's value in words, where it is one of a few.
func valued(names map[string]string, common Common, key, value string) string {
	switch key {
	case "name", "email", "board", "token", "left":
		return value
	}
	if role := shared.Role(value); slices.Contains(shared.Roles, role) {
		return common.Role(role)
	}
	return orKey(names, value)
}

// orKey is what a detail of a line is called; its own name where it has none here.
func orKey(names map[string]string, key string) string {
	if name, ok := names[key]; ok {
		return name
	}
	return key
}
