package mail

import "incharge/server/auth"

// tongue is what letters about accounts say in one language.
type tongue struct {
	code                        string
	time                        string // how one is written
	account, newAddress, what   string
	when, where, with, until    string
	look, forgot, programsEnded string
	letters                     map[auth.About]wording
}

type wording struct {
	subject, preview, heading, action string
	reason                            []string
}

var tongues = map[string]tongue{"en": english, "ko": korean}

var english = tongue{
	code: "en", time: "2 January 2006, 15:04 MST",
	account: "Account", newAddress: "New address", what: "What",
	when: "When", where: "From", with: "With", until: "Valid until",
	look: "Look at your account", forgot: "It was not me: choose a new password", programsEnded: "API tokens ended",
	letters: map[auth.About]wording{
		auth.AboutVerify: {
			subject: "Is this your address?", preview: "Confirm it, and Incharge knows that mails reach you.",
			heading: "Confirm that this address is yours", action: "Yes, it is my address",
			reason: []string{"If you have no account on Incharge, somebody has typed your address by mistake: you can ignore this mail."},
		},
		auth.AboutReset: {
			subject: "Choose a new password", preview: "Somebody, most likely you, has forgotten the password.",
			heading: "Choose a new password for Incharge", action: "Choose a new password",
			reason: []string{
				"Somebody has asked for this link for your address. If it was not you, you can ignore this mail: your password stays as it is.",
				"The link works once. Whoever has it can choose your password: don’t pass it on.",
			},
		},
		auth.AboutEmailOld: {
			subject: "Shall your account move to another address?", preview: "Confirm it here and in the mail to the new address.",
			heading: "Confirm that your account moves to another address", action: "Yes, change the address",
			reason: []string{"The address changes once both mails are confirmed. If it was not you who asked for it, don’t confirm, and change your password."},
		},
		auth.AboutEmailNew: {
			subject: "Shall this be the address of your account?", preview: "Confirm it here and in the mail to your present address.",
			heading: "Confirm that this is the new address of your account", action: "Yes, it is my address",
			reason: []string{"The address changes once both mails are confirmed. If you have asked for nothing, you can ignore this mail."},
		},
		auth.AboutPasswordChanged: {
			subject: "Your password has been changed", preview: "Everywhere else you have been signed out.",
			heading: "Your password has been changed",
			reason:  []string{"You get this mail so that nobody changes it without your knowing. If it was you, there is nothing to do."},
		},
		auth.AboutPasswordReset: {
			subject: "Your password has been set anew", preview: "By a link that was sent to this address. You have been signed out everywhere, and your API tokens have ended.",
			heading: "Your password has been set anew",
			reason:  []string{"You get this mail so that nobody sets it without your knowing. If it was you, there is nothing to do."},
		},
		auth.AboutEmailChanged: {
			subject: "The address of your account has been changed", preview: "Mails go to the new address from now on.",
			heading: "The address of your account has been changed",
			reason:  []string{"You get this mail so that nobody changes it without your knowing. If it was not you, tell whoever runs your Incharge."},
		},
		auth.AboutAccountDeleted: {
			subject: "Your account has been deleted", preview: "What you did on boards stays there, without your name.",
			heading: "Your account has been deleted",
			reason:  []string{"What you did on boards stays there under “Deleted user”. This is the last mail that you get.", "If it was not you, tell whoever runs your Incharge."},
		},
		auth.AboutSecondOn: {
			subject: "Signing in takes a second step now", preview: "A code of your app is asked for after the password.",
			heading: "Signing in takes a second step now",
			reason:  []string{"Keep the recovery codes where you find them without your device. If it was not you, tell whoever runs your Incharge."},
		},
		auth.AboutSecondOff: {
			subject: "Signing in takes the password alone again", preview: "The second step has been switched off.",
			heading: "The second step of signing in has been switched off",
			reason:  []string{"If it was not you, change your password and switch it on again."},
		},
		auth.AboutSecondLost: {
			subject: "Signing in takes no second step any more", preview: "An administrator has switched it off. You have been signed out everywhere.",
			heading: "An administrator has switched off your second step of signing in",
			reason:  []string{"That is what is done when its device is lost. Sign in with your password, and set it up again. If you have not asked for it, tell whoever runs your Incharge."},
		},
		auth.AboutNewRecovery: {
			subject: "You have new recovery codes", preview: "The old ones don’t work any more.",
			heading: "New recovery codes have been made",
			reason:  []string{"If it was not you, change your password and make new ones."},
		},
		auth.AboutRecoveryUsed: {
			subject: "A recovery code was used to sign in", preview: "It works only once.",
			heading: "Somebody has signed in with one of your recovery codes",
			reason:  []string{"If it was not you, change your password and make new codes."},
		},
		auth.AboutTokenMade: {
			subject: "A token for your account has been made", preview: "A program can act in your name with it.",
			heading: "A token for programs has been made",
			reason:  []string{"If it was not you, end the token and change your password."},
		},
		auth.AboutLinked: {
			subject: "There is another way to sign in to your account", preview: "Through an account elsewhere.",
			heading: "Your account has been linked with one elsewhere",
			reason:  []string{"From now on you can sign in through it as well. If it was not you, tell whoever runs your Incharge."},
		},
	},
}
