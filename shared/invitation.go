package shared

import "time"

// InvitationID names an invitation to a board.
type InvitationID string

// Invitation is one that has not been accepted yet.
type Invitation struct {
	ID        InvitationID `json:"id"`
	Email     string       `json:"email"`
	Role      Role         `json:"role" enum:"supervisor,pic,observer"`
	InvitedBy User         `json:"invited_by"`
	ExpiresAt time.Time    `json:"expires_at"`
}

// Invitations answers GET /boards/{board}/invitations, the newest first.
type Invitations struct {
	Invitations []Invitation `json:"invitations"`
}

// InvitationLink answers POST /boards/{board}/invitations/{invitation}/link.
type InvitationLink struct {
	URL string `json:"url" doc:"Good once, until the invitation expires; the link before it is no longer"`
}

// InvitationLook answers POST /invitations/look.
type InvitationLook struct {
	Board   string `json:"board" doc:"The board's title"`
	Inviter string `json:"inviter" doc:"The name of who invites"`
	Role    Role   `json:"role" enum:"supervisor,pic,observer" doc:"What one would be on the board"`
	Email   string `json:"email" doc:"The address that was invited"`
}
