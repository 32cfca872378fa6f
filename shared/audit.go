package shared

import "time"

// AuditKind is what kind of thing a line of the security log tells of.
type AuditKind string

const (
	AuditSignedIn            AuditKind = "signed_in"
	AuditSignInFailed        AuditKind = "sign_in_failed"
	AuditSignedOut           AuditKind = "signed_out"
	AuditRegistered          AuditKind = "registered"
	AuditVerified            AuditKind = "verified"
	AuditConfirmed           AuditKind = "confirmed"
	AuditConfirmFailed       AuditKind = "confirm_failed"
	AuditPasswordChanged     AuditKind = "password_changed"
	AuditPasswordResetAsked  AuditKind = "password_reset_asked"
	AuditPasswordReset       AuditKind = "password_reset"
	AuditEmailChanged        AuditKind = "email_changed"
	AuditSecondOn            AuditKind = "second_on"
	AuditSecondOff           AuditKind = "second_off"
	AuditRecoveryUsed        AuditKind = "recovery_used"
	AuditRecoveryRenewed     AuditKind = "recovery_renewed"
	AuditTokenMade           AuditKind = "token_made"
	AuditTokenEnded          AuditKind = "token_ended"
	AuditSessionEnded        AuditKind = "session_ended"
	AuditAccountDeleted      AuditKind = "account_deleted"
	AuditUserDisabled        AuditKind = "user_disabled"
	AuditUserEnabled         AuditKind = "user_enabled"
	AuditAdminGiven          AuditKind = "admin_given"
	AuditAdminTaken          AuditKind = "admin_taken"
	AuditRegistrationChanged AuditKind = "registration_changed"
	AuditSecondDemanded      AuditKind = "second_demanded"
	AuditRoleChanged         AuditKind = "role_changed"
	AuditMemberRemoved       AuditKind = "member_removed"
	AuditInvited             AuditKind = "invited"
	AuditInvitationWithdrawn AuditKind = "invitation_withdrawn"
	AuditExported            AuditKind = "exported"
	AuditPublished           AuditKind = "published"
	AuditUnpublished         AuditKind = "unpublished"
)

// AuditKinds are all of them, in the order in which they are offered.
var AuditKinds = []AuditKind{
	AuditSignedIn, AuditSignInFailed, AuditSignedOut, AuditRegistered, AuditVerified,
	AuditConfirmed, AuditConfirmFailed, AuditPasswordChanged, AuditPasswordResetAsked, AuditPasswordReset, AuditEmailChanged,
	AuditSecondOn, AuditSecondOff, AuditRecoveryUsed, AuditRecoveryRenewed, AuditTokenMade, AuditTokenEnded, AuditSessionEnded,
	AuditAccountDeleted, AuditUserDisabled, AuditUserEnabled, AuditAdminGiven, AuditAdminTaken,
	AuditRegistrationChanged, AuditSecondDemanded, AuditRoleChanged, AuditMemberRemoved, AuditInvited, AuditInvitationWithdrawn, AuditExported,
	AuditPublished, AuditUnpublished,
}

// AuditID names a line of the security log.
type AuditID string

// AuditPerson is somebody that a line of the log tells of.
type AuditPerson struct {
	ID   UserID `json:"id"`
	Name string `json:"name" doc:"What they are called now; empty when the account is gone"`
}

// AuditEvent is a line of the security log.
type AuditEvent struct {
	ID      AuditID           `json:"id"`
	At      time.Time         `json:"at"`
	Kind    AuditKind         `json:"kind"`
	Actor   *AuditPerson      `json:"actor,omitempty" doc:"Who did it; absent when nobody was signed in"`
	Subject *AuditPerson      `json:"subject,omitempty" doc:"Whose account or membership it is about"`
	Address string            `json:"address" doc:"Of the network, that it came from"`
	Agent   string            `json:"agent" doc:"The browser or program, as it calls itself"`
	Detail  map[string]string `json:"detail" doc:"More about it, by kind"`
}

// AuditPage answers GET /admin/audit: events, the newest first.
type AuditPage struct {
	Events []AuditEvent `json:"events"`
	Next   AuditID      `json:"next,omitempty" doc:"What to ask for with after to get older ones; absent when there are none"`
}
