package mail

import "incharge/server/auth"

var korean = tongue{
	code: "ko", time: "2006년 1월 2일 15:04 MST",
	account: "계정", newAddress: "새 주소", what: "내용",
	when: "시각", where: "접속 위치", with: "사용 기기", until: "유효 기한",
	look: "내 계정 보기", forgot: "본인이 아니에요: 새 비밀번호 정하기", programsEnded: "폐기된 API 토큰",
	letters: map[auth.About]wording{
		auth.AboutVerify: {
			subject: "이 주소가 맞나요?", preview: "확인해 주시면 메일이 잘 도착한다는 것을 알 수 있습니다.",
			heading: "이 메일 주소가 본인의 것인지 확인해 주세요", action: "네, 제 주소입니다",
			reason: []string{"Incharge에 가입하지 않으셨다면 누군가 주소를 잘못 입력한 것이니 이 메일을 무시하셔도 됩니다."},
		},
		auth.AboutReset: {
			subject: "새 비밀번호를 정하세요", preview: "비밀번호를 잊으셨다는 요청을 받았습니다.",
			heading: "Incharge의 새 비밀번호를 정하세요", action: "새 비밀번호 정하기",
			reason: []string{
				"누군가 이 주소로 링크를 요청했습니다. 본인이 아니라면 이 메일을 무시하세요. 비밀번호는 그대로입니다.",
				"링크는 한 번만 쓸 수 있습니다. 링크를 가진 사람은 비밀번호를 정할 수 있으니 다른 사람에게 전달하지 마세요.",
			},
		},
		auth.AboutEmailOld: {
			subject: "계정의 메일 주소를 바꿀까요?", preview: "이 메일과 새 주소로 보낸 메일에서 모두 확인해 주세요.",
			heading: "계정의 메일 주소를 바꾸는 것을 확인해 주세요", action: "네, 주소를 바꿉니다",
			reason: []string{"두 메일에서 모두 확인하면 주소가 바뀝니다. 요청한 적이 없다면 확인하지 말고 비밀번호를 바꾸세요."},
		},
		auth.AboutEmailNew: {
			subject: "이 주소를 계정의 주소로 쓸까요?", preview: "이 메일과 지금 주소로 보낸 메일에서 모두 확인해 주세요.",
			heading: "이 주소가 계정의 새 주소인지 확인해 주세요", action: "네, 제 주소입니다",
			reason: []string{"두 메일에서 모두 확인하면 주소가 바뀝니다. 요청한 적이 없다면 이 메일을 무시하셔도 됩니다."},
		},
		auth.AboutPasswordChanged: {
			subject: "비밀번호가 바뀌었습니다", preview: "다른 모든 곳에서 로그아웃되었습니다.",
			heading: "비밀번호가 바뀌었습니다",
			reason:  []string{"모르는 사이에 바뀌는 일이 없도록 보내 드리는 메일입니다. 본인이 바꾸셨다면 하실 일은 없습니다."},
		},
		auth.AboutPasswordReset: {
			subject: "비밀번호를 새로 정했습니다", preview: "이 주소로 보낸 링크로 정했으며, 모든 곳에서 로그아웃되고 API 토큰은 폐기되었습니다.",
			heading: "비밀번호를 새로 정했습니다",
			reason:  []string{"모르는 사이에 바뀌는 일이 없도록 보내 드리는 메일입니다. 본인이 정하셨다면 하실 일은 없습니다."},
		},
		auth.AboutEmailChanged: {
			subject: "계정의 메일 주소가 바뀌었습니다", preview: "이제부터 메일은 새 주소로 갑니다.",
			heading: "계정의 메일 주소가 바뀌었습니다",
			reason:  []string{"모르는 사이에 바뀌는 일이 없도록 보내 드리는 메일입니다. 본인이 아니라면 Incharge 관리자에게 알려 주세요."},
		},
		auth.AboutAccountDeleted: {
			subject: "계정이 삭제되었습니다", preview: "보드에서 하신 일은 이름 없이 남습니다.",
			heading: "계정이 삭제되었습니다",
			reason:  []string{"보드에서 하신 일은 ‘Deleted user’라는 이름으로 남습니다. 이것이 마지막 메일입니다.", "본인이 아니라면 Incharge 관리자에게 알려 주세요."},
		},
		auth.AboutSecondOn: {
			subject: "이제 로그인할 때 2단계 인증을 합니다", preview: "비밀번호를 입력한 뒤 앱의 코드를 묻습니다.",
			heading: "이제 로그인할 때 2단계 인증을 합니다",
			reason:  []string{"기기가 없어도 찾을 수 있는 곳에 복구 코드를 보관하세요. 본인이 아니라면 Incharge 관리자에게 알려 주세요."},
		},
		auth.AboutSecondOff: {
			subject: "이제 비밀번호만으로 로그인합니다", preview: "2단계 인증이 꺼졌습니다.",
			heading: "2단계 인증이 꺼졌습니다",
			reason:  []string{"본인이 아니라면 비밀번호를 바꾸고 2단계 인증을 다시 켜세요."},
		},
		auth.AboutSecondLost: {
			subject: "이제 2단계 인증 없이 로그인합니다", preview: "관리자가 2단계 인증을 껐으며, 모든 곳에서 로그아웃되었습니다.",
			heading: "관리자가 2단계 인증을 껐습니다",
			reason:  []string{"인증 기기를 잃어버렸을 때 하는 조치입니다. 비밀번호로 로그인한 뒤 2단계 인증을 다시 설정하세요. 요청하신 적이 없다면 Incharge 관리자에게 알려 주세요."},
		},
		auth.AboutNewRecovery: {
			subject: "새 복구 코드가 만들어졌습니다", preview: "예전 코드는 더 이상 쓸 수 없습니다.",
			heading: "새 복구 코드가 만들어졌습니다",
			reason:  []string{"본인이 아니라면 비밀번호를 바꾸고 코드를 새로 만드세요."},
		},
		auth.AboutRecoveryUsed: {
			subject: "복구 코드로 로그인했습니다", preview: "각 코드는 한 번만 쓸 수 있습니다.",
			heading: "복구 코드로 로그인했습니다",
			reason:  []string{"본인이 아니라면 비밀번호를 바꾸고 코드를 새로 만드세요."},
		},
		auth.AboutTokenMade: {
			subject: "계정의 토큰이 만들어졌습니다", preview: "프로그램이 이 토큰으로 나를 대신해 일할 수 있습니다.",
			heading: "프로그램용 토큰이 만들어졌습니다",
			reason:  []string{"본인이 아니라면 토큰을 없애고 비밀번호를 바꾸세요."},
		},
		auth.AboutLinked: {
			subject: "계정에 로그인하는 방법이 하나 더 생겼습니다", preview: "다른 곳의 계정으로 로그인할 수 있습니다.",
			heading: "다른 곳의 계정과 연결되었습니다",
			reason:  []string{"이제부터 그 계정으로도 로그인할 수 있습니다. 본인이 아니라면 Incharge 관리자에게 알려 주세요."},
		},
	},
}
