package shared

// ImportReport says what an import carried over and what it could not.
type ImportReport struct {
	Format      string       `json:"format" enum:"trello,planka,incharge" doc:"What has written the file"`
	Title       string       `json:"title"`
	Lists       int          `json:"lists"`
	Cards       int          `json:"cards"`
	Archived    int          `json:"archived" doc:"How many of the lists and cards are archived"`
	Labels      int          `json:"labels"`
	Checklists  int          `json:"checklists"`
	Items       int          `json:"items"`
	Comments    int          `json:"comments"`
	Attachments int          `json:"attachments"`
	Skipped     []string     `json:"skipped" doc:"A line for each kind of thing that was not carried over, or not as it was"`
	Notes       []ImportNote `json:"notes" doc:"The same in parts, in the same order: whoever shows them says them in the language of their reader"`
}

// Tell puts what was not carried over into the report.
func (r *ImportReport) Tell(notes []ImportNote) {
	r.Skipped, r.Notes = []string{}, []ImportNote{} // never nil
	for _, note := range notes {
		r.Skipped, r.Notes = append(r.Skipped, note.English()), append(r.Notes, note)
	}
}

// ImportNote is about things of one kind.
type ImportNote struct {
	Kind  ImportKind `json:"kind" doc:"There may be more of them later"`
	Count int        `json:"count" doc:"How many of these things there are"`
	Cards int        `json:"cards,omitempty" doc:"On how many cards, where that is known"`
	Names []string   `json:"names,omitempty" doc:"What some of them are called; of assignments who had which cards"`
	More  bool       `json:"more,omitempty" doc:"There are more of them than those named"`
}

// ImportKind is what kind of thing was not carried over, or not as it was.
type ImportKind string

const (
	ImportNameless        ImportKind = "nameless"
	ImportLongTitle       ImportKind = "long_title"
	ImportLongName        ImportKind = "long_name"
	ImportLongOnCard      ImportKind = "long_on_card"
	ImportLongText        ImportKind = "long_text"
	ImportLongBoard       ImportKind = "long_board"
	ImportLongComment     ImportKind = "long_comment"
	ImportLongAuthor      ImportKind = "long_author"
	ImportControls        ImportKind = "controls"
	ImportBadBytes        ImportKind = "bad_bytes"
	ImportBadDate         ImportKind = "bad_date"
	ImportDueFirst        ImportKind = "due_first"
	ImportNewNumber       ImportKind = "new_number"
	ImportLostList        ImportKind = "lost_list"
	ImportSameID          ImportKind = "same_id"
	ImportShade           ImportKind = "shade"
	ImportOddColor        ImportKind = "odd_color"
	ImportOddListColor    ImportKind = "odd_list_color"
	ImportManyLabels      ImportKind = "many_labels"
	ImportLostLabel       ImportKind = "lost_label"
	ImportLostChecklist   ImportKind = "lost_checklist"
	ImportLostComment     ImportKind = "lost_comment"
	ImportEmptyComment    ImportKind = "empty_comment"
	ImportBadLink         ImportKind = "bad_link"
	ImportNoHint          ImportKind = "no_hint"
	ImportUploads         ImportKind = "uploads"
	ImportSignIn          ImportKind = "sign_in"
	ImportFieldValues     ImportKind = "field_values"
	ImportFieldsUnused    ImportKind = "fields_unused"
	ImportLocations       ImportKind = "locations"
	ImportDueTicked       ImportKind = "due_ticked"
	ImportReminders       ImportKind = "reminders"
	ImportItemAssigned    ImportKind = "item_assigned"
	ImportVotes           ImportKind = "votes"
	ImportCovers          ImportKind = "covers"
	ImportStickers        ImportKind = "stickers"
	ImportPlugins         ImportKind = "plugins"
	ImportPowerUps        ImportKind = "power_ups"
	ImportTemplates       ImportKind = "templates"
	ImportRoles           ImportKind = "roles"
	ImportMirrors         ImportKind = "mirrors"
	ImportRecurring       ImportKind = "recurring"
	ImportFollowed        ImportKind = "followed"
	ImportBackground      ImportKind = "background"
	ImportBoardTemplate   ImportKind = "board_template"
	ImportBoardClosed     ImportKind = "board_closed"
	ImportHistory         ImportKind = "history"
	ImportPlankaFiles     ImportKind = "planka_files"
	ImportPlankaTimers    ImportKind = "planka_timers"
	ImportMembers         ImportKind = "members"
	ImportAssignments     ImportKind = "assignments"
	ImportYourCards       ImportKind = "your_cards"
	ImportOlderComments   ImportKind = "older_comments"
	ImportLackingComments ImportKind = "lacking_comments"
	ImportCutComments     ImportKind = "cut_comments"
	ImportActivity        ImportKind = "activity"
	ImportOwnFiles        ImportKind = "own_files"
	ImportOthers          ImportKind = "others"
)

// ImportKinds lists all of them.
var ImportKinds = []ImportKind{
	ImportNameless, ImportLongTitle, ImportLongName, ImportLongOnCard, ImportLongText, ImportLongBoard,
	ImportLongComment, ImportLongAuthor, ImportControls, ImportBadBytes, ImportBadDate, ImportDueFirst,
	ImportNewNumber, ImportLostList, ImportSameID, ImportShade, ImportOddColor, ImportOddListColor,
	ImportManyLabels, ImportLostLabel, ImportLostChecklist, ImportLostComment, ImportEmptyComment, ImportBadLink,
	ImportNoHint, ImportUploads, ImportSignIn, ImportFieldValues, ImportFieldsUnused, ImportLocations,
	ImportDueTicked, ImportReminders, ImportItemAssigned, ImportVotes, ImportCovers, ImportStickers,
	ImportPlugins, ImportPowerUps, ImportTemplates, ImportRoles, ImportMirrors, ImportRecurring,
	ImportFollowed, ImportBackground, ImportBoardTemplate, ImportBoardClosed, ImportHistory, ImportPlankaFiles,
	ImportPlankaTimers, ImportMembers, ImportAssignments, ImportYourCards, ImportOlderComments, ImportLackingComments,
	ImportCutComments, ImportActivity, ImportOwnFiles, ImportOthers,
}
