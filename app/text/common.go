package text

import (
	"fmt"
	"strconv"

	"incharge/shared"
)

// Common are the texts of the frame and of what every page needs.
type Common struct {
	App            string
	SkipToContent  string
	HomeLabel      string
	UserMenu       func(name string) string
	SignOut        string
	Keep           string
	KeepWhy        string
	Theme          string
	ThemeSystem    string
	ThemeLight     string
	ThemeDark      string
	Language       string
	Retry          string
	Reload         string
	Cancel         string
	Close          string
	Dismiss        string
	Messages       string
	Copied         string
	CopyBarred     string
	CopyMarked     string // since copying is barred
	Loading        string
	Live           string
	LiveHint       string
	PollingHint    string
	Connecting     string
	ConnectingHint string
	Offline        string
	OfflineBanner  string
	OfflineHere    string
	OfflineOnly    string
	NewVersion     string
	NotFound       string
	NotFoundWhy    string
	BoardGone      string
	BoardGoneWhy   string
	ToBoards       string
	Failed         string
	TooLarge       string
	Wrong          func(message string) string // what the server says of a field
	FailedOffline  string
	TimedOut       string
	TooManyTries   string
	ServerTrouble  string
	Role           func(shared.Role) string
}

var commonEnglish = Common{ // #nosec G101 -- words about a password, and none
	App:            "Incharge",
	SkipToContent:  "Skip to content",
	HomeLabel:      "Incharge, all boards",
	UserMenu:       func(name string) string { return "Menu of " + name },
	SignOut:        "Sign out",
	Keep:           "Keep boards on this device",
	KeepWhy:        "So that they open, and can be worked on, without a network. Not for a computer that others use, too.",
	Theme:          "Theme",
	ThemeSystem:    "Like the system",
	ThemeLight:     "Light",
	ThemeDark:      "Dark",
	Language:       "Language",
	Retry:          "Try again",
	Reload:         "Reload",
	Cancel:         "Cancel",
	Close:          "Close",
	Dismiss:        "Dismiss",
	Messages:       "Messages (F8)",
	Copied:         "Copied",
	CopyBarred:     "Copying is blocked in this browser. Copy it from the address bar.",
	CopyMarked:     "Copying is blocked in this browser. The text is selected: copy it yourself.",
	Loading:        "Loading…",
	Live:           "Live",
	LiveHint:       "You see every change as it happens",
	PollingHint:    "Over a slower connection: changes may come a moment late",
	Connecting:     "Connecting…",
	ConnectingHint: "The connection is being made",
	Offline:        "Offline",
	OfflineBanner:  "You are offline. What you do is kept here and sent later.",
	OfflineHere:    "You are offline. What you do is sent later, as long as this window stays open.",
	OfflineOnly:    "You are offline. This page needs a connection.",
	NewVersion:     "There is a new version of Incharge.",
	NotFound:       "There is no such page",
	NotFoundWhy:    "The address may be mistyped, or what was here is gone.",
	BoardGone:      "This board isn't here",
	BoardGoneWhy:   "It may have been deleted, or you aren't one of its members. Its supervisor can add you.",
	ToBoards:       "To your boards",
	Failed:         "That didn't work",
	TooLarge:       "That is more than Incharge takes at once.",
	Wrong:          func(message string) string { return "This " + message + "." },
	FailedOffline:  "No connection to Incharge. Check your network and try again.",
	TimedOut:       "Incharge took too long to answer. Try again.",
	TooManyTries:   "Too many tries. Wait a moment, then try again.",
	ServerTrouble:  "Incharge has a problem of its own. Try again in a moment.",
	Role: func(r shared.Role) string {
		switch r {
		case shared.Supervisor:
			return "Supervisor"
		case shared.PIC:
			return "PIC"
		default:
			return "Observer"
		}
	},
}

var commonKorean = Common{ // #nosec G101 -- words about a password, and none
	App:            "Incharge",
	SkipToContent:  "본문으로 건너뛰기",
	HomeLabel:      "Incharge, 전체 보드",
	UserMenu:       func(name string) string { return name + " 님의 메뉴" },
	SignOut:        "로그아웃",
	Keep:           "이 기기에 보드 저장",
	KeepWhy:        "네트워크 없이도 보드를 열고 작업할 수 있습니다. 다른 사람과 함께 쓰는 컴퓨터에서는 끄세요.",
	Theme:          "테마",
	ThemeSystem:    "시스템 설정",
	ThemeLight:     "밝게",
	ThemeDark:      "어둡게",
	Language:       "언어",
	Retry:          "다시 시도",
	Reload:         "새로 고침",
	Cancel:         "취소",
	Close:          "닫기",
	Dismiss:        "닫기",
	Messages:       "알림 (F8)",
	Copied:         "복사했습니다",
	CopyBarred:     "이 브라우저에서는 자동으로 복사할 수 없습니다. 주소창에서 복사하세요.",
	CopyMarked:     "이 브라우저에서는 자동으로 복사할 수 없습니다. 선택된 내용을 직접 복사하세요.",
	Loading:        "불러오는 중…",
	Live:           "실시간",
	LiveHint:       "모든 변경이 바로 보입니다",
	PollingHint:    "느린 연결을 쓰고 있어 변경이 조금 늦게 보일 수 있습니다",
	Connecting:     "연결 중…",
	ConnectingHint: "서버에 연결하고 있습니다",
	Offline:        "오프라인",
	OfflineBanner:  "오프라인 상태입니다. 작업한 내용은 이 기기에 저장했다가 나중에 전송합니다.",
	OfflineHere:    "오프라인 상태입니다. 이 창을 열어 두면 작업한 내용을 나중에 전송합니다.",
	OfflineOnly:    "오프라인 상태입니다. 이 페이지는 연결이 필요합니다.",
	NewVersion:     "Incharge의 새 버전이 있습니다.",
	NotFound:       "페이지를 찾을 수 없습니다",
	NotFoundWhy:    "주소가 잘못되었거나 삭제된 페이지입니다.",
	BoardGone:      "보드를 찾을 수 없습니다",
	BoardGoneWhy:   "삭제되었거나 멤버가 아닌 보드입니다. 보드의 감독자에게 추가를 요청하세요.",
	ToBoards:       "내 보드로",
	Failed:         "처리하지 못했습니다",
	TooLarge:       "한 번에 처리할 수 있는 크기를 넘었습니다.",
	Wrong: func(message string) string {
		var most int
		if _, err := fmt.Sscanf(message, "must have at most %d characters", &most); err == nil {
			return strconv.Itoa(most) + "자까지 입력할 수 있습니다."
		}
		return "입력한 내용을 확인하세요."
	},
	FailedOffline: "Incharge에 연결할 수 없습니다. 네트워크를 확인하고 다시 시도하세요.",
	TimedOut:      "응답이 너무 오래 걸립니다. 다시 시도하세요.",
	TooManyTries:  "시도 횟수가 너무 많습니다. 잠시 후 다시 시도하세요.",
	ServerTrouble: "서버에 문제가 생겼습니다. 잠시 후 다시 시도하세요.",
	Role: func(r shared.Role) string {
		switch r {
		case shared.Supervisor:
			return "감독자"
		case shared.PIC:
			return "담당자"
		default:
			return "참관자"
		}
	},
}
