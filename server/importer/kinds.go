package importer

// What is changed on the way.
var (
	nameless      = &kind{"1 thing without a name was given one.", "%d things without a name were given one."}
	longTitle     = &kind{"1 card title of more than 500 characters was cut; the whole of it begins the card's description.", "%d card titles of more than 500 characters were cut; the whole of each begins the card's description."}
	longName      = &kind{"1 name of more than 200 characters was cut; the whole of it is in the board's description.", "%d names of more than 200 characters were cut; the whole of each is in the board's description."}
	longOnCard    = &kind{"1 long name of a checklist, an item or an attachment was cut; the whole of it is at the end of the card's description.", "%d long names of checklists, items or attachments were cut; the whole of each is at the end of the card's description."}
	longText      = &kind{"1 description of more than 100000 characters goes on in comments of its card.", "%d descriptions of more than 100000 characters go on in comments of their cards."}
	longBoard     = &kind{"The board's description was cut after 100000 characters.", "The board's description was cut after 100000 characters (%d)."}
	longComment   = &kind{"1 comment of more than 20000 characters became several.", "%d comments of more than 20000 characters became several each."}
	longAuthor    = &kind{"1 comment author's name of more than 200 characters was cut.", "%d comment authors' names of more than 200 characters were cut."}
	controls      = &kind{"Control characters were taken out of 1 text.", "Control characters were taken out of %d texts."}
	badBytes      = &kind{"1 byte of the file was no UTF-8 text and shows as �.", "%d bytes of the file were no UTF-8 text and show as �."}
	badDate       = &kind{"1 date could not be read and was left out.", "%d dates could not be read and were left out."}
	dueFirst      = &kind{"1 start date after the due date became a line at the end of the card's description.", "%d start dates after the due date became a line at the end of the card's description."}
	newNumber     = &kind{"1 card had no number of its own and got a new one.", "%d cards had no number of their own and got new ones."}
	lostList      = &kind{"1 card lay in a list that is not in the file; it is in the list “Imported” now.", "%d cards lay in lists that are not in the file; they are in the list “Imported” now."}
	sameID        = &kind{"1 id stood for several things; all of them were kept, and what refers to them is with the first.", "%d ids stood for several things; all of them were kept, and what refers to them is with the first."}
	shade         = &kind{"1 light or dark label colour became the plain one.", "%d light or dark label colours became the plain ones."}
	oddColor      = &kind{"1 colour that is not known here became gray.", "%d colours that are not known here became gray."}
	oddListColor  = &kind{"1 list colour that is not known here was left out.", "%d list colours that are not known here were left out."}
	manyLabels    = &kind{"1 label too many on its card or board became a line at the end of the card's description.", "%d labels too many on their card or board became lines at the end of the cards' descriptions."}
	lostLabel     = &kind{"1 card's label is not in the file.", "%d labels of cards are not in the file."}
	lostChecklist = &kind{"1 checklist of a card that is not in the file was left out.", "%d checklists of cards that are not in the file were left out."}
	lostComment   = &kind{"1 comment on a card that is not in the file was left out.", "%d comments on cards that are not in the file were left out."}
	emptyComment  = &kind{"1 comment without text was left out.", "%d comments without text were left out."}
	badLink       = &kind{"1 attachment is no web or mail address; it became a line at the end of the card's description.", "%d attachments are no web or mail addresses; they became lines at the end of the cards' descriptions."}
	noHint        = &kind{"The name of 1 list does not say whether its cards are to do, in work or done; it was taken to be like the one before it.", "The names of %d lists do not say whether their cards are to do, in work or done; each was taken to be like the one before it."}
)

// What has no place here.
var (
	uploads       = &kind{"1 attachment is a file uploaded to Trello: only its link is carried over, which ends when the file is removed there.", "%d attachments are files uploaded to Trello: only their links are carried over, which end when the files are removed there."}
	signIn        = &kind{"1 of these files opens only for people signed in to Trello.", "%d of these files open only for people signed in to Trello."}
	fieldValues   = &kind{"1 custom field value became a line at the end of its card's description.", "%d custom field values became lines at the end of their cards' descriptions."}
	fieldsUnused  = &kind{"1 custom field has no value on any card.", "%d custom fields have no value on any card."}
	locations     = &kind{"1 card location became a line at the end of its description.", "%d card locations became lines at the end of the cards' descriptions."}
	dueTicked     = &kind{"1 due date was ticked as done; here the list that a card lies in says so.", "%d due dates were ticked as done; here the list that a card lies in says so."}
	reminders     = &kind{"1 reminder of a due date.", "%d reminders of due dates."}
	itemAssigned  = &kind{"1 checklist item was assigned to a member.", "%d checklist items were assigned to members."}
	votes         = &kind{"1 vote on a card.", "%d votes on cards."}
	covers        = &kind{"1 card cover.", "%d card covers."}
	stickers      = &kind{"1 sticker on a card.", "%d stickers on cards."}
	plugins       = &kind{"1 record of a Power-Up.", "%d records of Power-Ups."}
	powerUps      = &kind{"1 Power-Up.", "%d Power-Ups."}
	templates     = &kind{"1 template card became an ordinary card.", "%d template cards became ordinary cards."}
	roles         = &kind{"1 separator, link or board card became an ordinary card.", "%d separator, link or board cards became ordinary cards."}
	mirrors       = &kind{"1 mirror of a card on another board became an ordinary card.", "%d mirrors of cards on other boards became ordinary cards."}
	recurring     = &kind{"1 rule by which a card repeats.", "%d rules by which cards repeat."}
	followed      = &kind{"Following: whoever exported the board followed or starred 1 board, list or card.", "Following: whoever exported the board followed or starred %d boards, lists and cards."}
	background    = &kind{"The board's background.", "The board's background (%d)."}
	boardTemplate = &kind{"The board was a template; here it is an ordinary board.", "%d boards were templates."}
	boardClosed   = &kind{"The board was closed on Trello; here it is open.", "%d boards were closed."}
	history       = &kind{"1 entry of Trello's activity (cards made, moved and edited).", "%d entries of Trello's activity (cards made, moved and edited)."}
)
