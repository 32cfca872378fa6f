package shared

import "slices"

// cardFields says what one must be able to do to set a field of a card back.
var cardFields = map[string]Capability{
	"list": CanMove, "rank": CanMove,
	"title": CanEdit, "cover": CanEdit, "blocked_by": CanEdit, "description": CanEdit, "labels": CanEdit,
	"collaborators": CanShare, "watchers": CanWatch,
	"start": CanPlan, "deadline": CanPlan, "priority": CanPlan,
	"archived_at": CanArchive, "deleted_at": CanArchive,
}

func undoCard(tx Tx, past Past, touched Touched) error {
	now, err := seen(tx, CardID(touched.Key.ID))
	if err != nil {
		return err
	}
	back, fields, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	back.Accepted = back.Accepted && back.PIC != nil // what is undone may be older than accepting
	for _, field := range fields {
		capability, guarded := cardFields[field]
		if touched.Before == nil {
			capability, guarded = CanAddCard, true // who may add may take the adding back
		}
		if guarded {
			if err := require(tx, capability, &now); err != nil {
				return err
			}
		}
	}
	if err := undoCharge(tx, now, back, fields); err != nil {
		return err
	}
	if back, err = onlyThoseHere(tx, now, back); err != nil {
		return err
	}
	if back, err = coverThere(tx, past, back, fields); err != nil {
		return err
	}
	for _, by := range back.BlockedBy {
		if !now.BlockedBy.Has(by) {
			if err := noCircle(tx, now, by); err != nil {
				return err
			}
		}
	}
	if err := stillFits(tx, back, fields); err != nil {
		return err
	}
	if err := withinLimits(tx, now, back); err != nil {
		return err
	}
	if !slices.Contains(fields, "list") && !slices.Contains(fields, "rank") {
		return tx.Put(back)
	}
	if _, err := openList(tx, back.List); err != nil {
		return err
	}
	taken, err := tx.CardAt(back.List, back.Rank, back.ID)
	if err != nil {
		return err
	}
	if taken != "" {
		return placeCard(tx, back, back.List, taken, "")
	}
	return tx.Put(back)
}

// undoCharge checks that the actor may put back who was in charge, and who had
// accepted that. Taking a card can be taken back: it is handing it back.
func undoCharge(tx Tx, now, back Card, fields []string) error {
	switch pic := slices.Contains(fields, "pic"); {
	case pic && (back.PIC != nil || !now.inChargeOf(tx.Actor())):
		return mayAssign(tx, now, back.PIC)
	case pic || slices.Contains(fields, "accepted"):
		return require(tx, CanRespond, &now)
	}
	return nil
}

// onlyThoseHere leaves out who would collaborate or watch again and can't any
// more.
func onlyThoseHere(tx Tx, now, back Card) (Card, error) {
	for _, id := range back.Collaborators {
		if now.Collaborators.Has(id) {
			continue
		}
		err := canWork(tx, "user", id)
		if CodeOf(err) == CodeInvalid {
			back.Collaborators = back.Collaborators.with(id, false)
		} else if err != nil {
			return back, err
		}
	}
	for _, id := range back.Watchers {
		if now.Watchers.Has(id) {
			continue
		}
		_, err := tx.Member(id)
		if CodeOf(err) == CodeNotFound {
			back.Watchers = back.Watchers.with(id, false)
		} else if err != nil {
			return back, err
		}
	}
	return back, nil
}

// stillFits refuses to take a card back to what the rules no longer allow:
// things around it may have changed since.
func stillFits(tx Tx, back Card, fields []string) error {
	if slices.Contains(fields, "pic") && back.PIC != nil {
		err := canWork(tx, "pic", *back.PIC)
		if CodeOf(err) == CodeInvalid {
			return Because(Reason{Kind: ReasonNoPIC, Thing: KindCard, Name: back.Title})
		}
		if err != nil {
			return err
		}
	}
	if (slices.Contains(fields, "start") || slices.Contains(fields, "deadline")) && checkSpan(back) != nil {
		return Because(Reason{Kind: ReasonSpan, Thing: KindCard, Name: back.Title})
	}
	if back.Open() && (slices.Contains(fields, "archived_at") || slices.Contains(fields, "deleted_at")) {
		_, err := openList(tx, back.List) // as RestoreCard wants it
		return err
	}
	return nil
}

// coverThere takes a cover off that has gone.
func coverThere(tx Tx, past Past, back Card, fields []string) (Card, error) {
	if back.Cover == nil {
		return back, nil
	}
	attachment := func(t Touched) bool { return t.Key.Kind == KindAttachment }
	if !slices.Contains(fields, "cover") && !slices.ContainsFunc(past.Touched, attachment) {
		return back, nil
	}
	cover, err := tx.Attachment(*back.Cover)
	if err == nil && cover.DeletedAt != nil {
		back.Cover = nil
	}
	return back, err
}
