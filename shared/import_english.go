package shared

var importEnglish = ImportWords{
	ImportNameless: {
		"1 thing without a name was given one.",
		"%d things without a name were given one.",
	},
	ImportLongTitle: {
		"1 card title of more than 500 characters was cut; the whole of it begins the card's description.",
		"%d card titles of more than 500 characters were cut; the whole of each begins the card's description.",
	},
	ImportLongName: {
		"1 name of more than 200 characters was cut; the whole of it is in the board's description.",
		"%d names of more than 200 characters were cut; the whole of each is in the board's description.",
	},
	ImportLongOnCard: {
		"1 long name of a checklist, an item or an attachment was cut; the whole of it is at the end of the card's description.",
		"%d long names of checklists, items or attachments were cut; the whole of each is at the end of the card's description.",
	},
	ImportLongText: {
		"1 description of more than 100000 characters goes on in comments of its card.",
		"%d descriptions of more than 100000 characters go on in comments of their cards.",
	},
	ImportLongBoard: {
		"The board's description was cut after 100000 characters.",
		"The board's description was cut after 100000 characters (%d).",
	},
	ImportLongComment: {
		"1 comment of more than 20000 characters became several.",
		"%d comments of more than 20000 characters became several each.",
	},
	ImportLongAuthor: {
		"1 comment author's name of more than 200 characters was cut.",
		"%d comment authors' names of more than 200 characters were cut.",
	},
	ImportControls: {
		"Control characters were taken out of 1 text.",
		"Control characters were taken out of %d texts.",
	},
	ImportBadBytes: {
		"1 byte of the file was no UTF-8 text and shows as �.",
		"%d bytes of the file were no UTF-8 text and show as �.",
	},
	ImportBadDate: {
		"1 date could not be read and was left out.",
		"%d dates could not be read and were left out.",
	},
	ImportDueFirst: {
		"1 start date after the due date became a line at the end of the card's description.",
		"%d start dates after the due date became a line at the end of the card's description.",
	},
	ImportNewNumber: {
		"1 card had no number of its own and got a new one.",
		"%d cards had no number of their own and got new ones.",
	},
	ImportLostList: {
		"1 card lay in a list that is not in the file; it is in the list “Imported” now.",
		"%d cards lay in lists that are not in the file; they are in the list “Imported” now.",
	},
	ImportSameID: {
		"1 id stood for several things; all of them were kept, and what refers to them is with the first.",
		"%d ids stood for several things; all of them were kept, and what refers to them is with the first.",
	},
	ImportShade: {
		"1 light or dark label colour became the plain one.",
		"%d light or dark label colours became the plain ones.",
	},
	ImportOddColor: {
		"1 colour that is not known here became gray.",
		"%d colours that are not known here became gray.",
	},
	ImportOddListColor: {
		"1 list colour that is not known here was left out.",
		"%d list colours that are not known here were left out.",
	},
	ImportManyLabels: {
		"1 label too many on its card or board became a line at the end of the card's description.",
		"%d labels too many on their card or board became lines at the end of the cards' descriptions.",
	},
	ImportLostLabel: {
		"1 card's label is not in the file.",
		"%d labels of cards are not in the file.",
	},
	ImportLostChecklist: {
		"1 checklist of a card that is not in the file was left out.",
		"%d checklists of cards that are not in the file were left out.",
	},
	ImportLostComment: {
		"1 comment on a card that is not in the file was left out.",
		"%d comments on cards that are not in the file were left out.",
	},
	ImportEmptyComment: {
		"1 comment without text was left out.",
		"%d comments without text were left out.",
	},
	ImportBadLink: {
		"1 attachment is no web or mail address; it became a line at the end of the card's description.",
		"%d attachments are no web or mail addresses; they became lines at the end of the cards' descriptions.",
	},
	ImportNoHint: {
		"The name of 1 list does not say whether its cards are to do, in work or done; it was taken to be like the one before it.",
		"The names of %d lists do not say whether their cards are to do, in work or done; each was taken to be like the one before it.",
	},
	ImportUploads: {
		"1 attachment is a file uploaded to Trello: only its link is carried over, which ends when the file is removed there.",
		"%d attachments are files uploaded to Trello: only their links are carried over, which end when the files are removed there.",
	},
	ImportSignIn: {
		"1 of these files opens only for people signed in to Trello.",
		"%d of these files open only for people signed in to Trello.",
	},
	ImportFieldValues: {
		"1 custom field value became a line at the end of its card's description.",
		"%d custom field values became lines at the end of their cards' descriptions.",
	},
	ImportFieldsUnused: {
		"1 custom field has no value on any card.",
		"%d custom fields have no value on any card.",
	},
	ImportLocations: {
		"1 card location became a line at the end of its description.",
		"%d card locations became lines at the end of the cards' descriptions.",
	},
	ImportDueTicked: {
		"1 due date was ticked as done; here the list that a card lies in says so.",
		"%d due dates were ticked as done; here the list that a card lies in says so.",
	},
	ImportReminders: {
		"1 reminder of a due date is left out.",
		"%d reminders of due dates are left out.",
	},
	ImportItemAssigned: {
		"1 checklist item was assigned to somebody.",
		"%d checklist items were assigned to people.",
	},
	ImportVotes: {
		"1 vote on a card is left out.",
		"%d votes on cards are left out.",
	},
	ImportCovers: {
		"1 card cover is left out.",
		"%d card covers are left out.",
	},
	ImportStickers: {
		"1 sticker on a card is left out.",
		"%d stickers on cards are left out.",
	},
	ImportPlugins: {
		"1 record of a Power-Up is left out.",
		"%d records of Power-Ups are left out.",
	},
	ImportPowerUps: {
		"1 Power-Up is left out.",
		"%d Power-Ups are left out.",
	},
	ImportTemplates: {
		"1 template card became an ordinary card.",
		"%d template cards became ordinary cards.",
	},
	ImportRoles: {
		"1 separator, link or board card became an ordinary card.",
		"%d separator, link or board cards became ordinary cards.",
	},
	ImportMirrors: {
		"1 mirror of a card on another board became an ordinary card.",
		"%d mirrors of cards on other boards became ordinary cards.",
	},
	ImportRecurring: {
		"1 rule by which a card repeats is left out.",
		"%d rules by which cards repeat are left out.",
	},
	ImportFollowed: {
		"Following: whoever exported the board followed or starred 1 board, list or card.",
		"Following: whoever exported the board followed or starred %d boards, lists and cards.",
	},
	ImportBackground: {
		"The board's background is left out.",
		"The board's background is left out (%d).",
	},
	ImportBoardTemplate: {
		"The board was a template; here it is an ordinary board.",
		"%d boards were templates.",
	},
	ImportBoardClosed: {
		"The board was archived or closed; here it is open.",
		"%d boards were closed.",
	},
	ImportHistory: {
		"1 entry of Trello's activity (cards made, moved and edited) stays behind.",
		"%d entries of Trello's activity (cards made, moved and edited) stay behind.",
	},
	ImportPlankaFiles: {
		"1 attachment is a file kept by Planka: only its link is carried over, which opens for people signed in there.",
		"%d attachments are files kept by Planka: only their links are carried over, which open for people signed in there.",
	},
	ImportPlankaTimers: {
		"1 stopwatch of a card is left out.",
		"%d stopwatches of cards are left out.",
	},
	ImportMembers: {
		"1 other person was on the board. Nobody is added to the new one: invite them.",
		"%d people were on the board. Nobody is added to the new one: invite them.",
	},
	ImportAssignments: {
		"1 card was in somebody's charge. Nobody is put in charge of it.",
		"%d cards were in somebody's charge. Nobody is put in charge of them.",
	},
	ImportYourCards: {
		"1 card is yours, since somebody on the board has your name.",
		"%d cards are yours, since somebody on the board has your name.",
	},
	ImportOlderComments: {
		"1 older comment is missing from the file: Trello exports only the newest 1000 actions.",
		"%d older comments are missing from the file: Trello exports only the newest 1000 actions.",
	},
	ImportLackingComments: {
		"1 comment is missing from the file.",
		"%d comments are missing from the file.",
	},
	ImportCutComments: {
		"Older comments are missing from the file: Trello exports only the newest 1000 actions.",
		"Older comments are missing from the file: Trello exports only the newest 1000 actions (%d).",
	},
	ImportActivity: {
		"1 line of the cards' history stays behind.",
		"%d lines of the cards' history stay behind.",
	},
	ImportOwnFiles: {
		"1 attachment is a file: only its link is carried over, which opens for those who see its card where it is.",
		"%d attachments are files: only their links are carried over, which open for those who see their cards where they are.",
	},
	ImportOthers: {
		"1 person who collaborated on a card or watched it is left off.",
		"People who collaborated on cards or watched them are left off (%d times).",
	},
}
