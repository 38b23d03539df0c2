"""A row that gains people while it is unread stays one row, says who and how many, and moves up; nothing else moves."""

from tests.sources.diaspora.on_toy import account_on, poll
from traynotify.api.testing import Listener
from traynotify.core.state import AlertState
from traynotify.demo.diaspora import ToyDiaspora


async def test_a_second_like_updates_the_row_in_place() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin", "The canal froze over")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            row = toy.notify("liked", "bob", post=post)
            await poll(toy, account)
            first = inbox.rows[row.guid]
            assert first.notification.title == "Bob liked your post"
            assert first.notification.updated_at is None

            for name in ("carol", "dave", "erin", "frank"):
                assert toy.notify("liked", name, post=post) is row
            await poll(toy, account)
            second = inbox.rows[row.guid]
            assert list(inbox.rows) == [row.guid]
            assert second.notification.title == "Bob, Carol and 3 others liked your post"
            assert second.notification.actor_count == 5
            assert second.notification.happened_at > first.notification.happened_at
            assert second.notification.created_at == first.notification.created_at
            assert second.notification.order_key == first.notification.order_key
            assert not second.is_read


async def test_a_row_that_gains_people_raises_no_flood_of_alerts() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            row = toy.notify("liked", "bob", post=post)
            alerts = []
            for number in range(4):
                await poll(toy, account)
                alerts.append((inbox.rows[row.guid].alert, inbox.rows[row.guid].alert_reason))
                toy.notify("liked", f"guest{number}", post=post)
            assert alerts[0] == (AlertState.DUE, "it is new")
            assert len(set(alerts)) <= 2


async def test_what_has_gained_people_keeps_its_place_from_then_on() -> None:
    """In later polls, in a later session, and once it is read."""
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        row = toy.notify("liked", "bob", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.notify("liked", "carol", post=post)
            await poll(toy, account)
            moment = inbox.rows[row.guid].notification.happened_at
            assert moment > row.created_at
            toy.notify("mentioned", "dave")
            await poll(toy, account)
            assert inbox.rows[row.guid].notification.happened_at == moment
            cursor = listener.cursor
        toy.mark(row)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.rows[row.guid].notification.happened_at == moment
            toy.notify("mentioned", "erin")
            await poll(toy, account)
            assert inbox.rows[row.guid].notification.happened_at == moment


async def test_who_joined_while_we_were_away_is_noticed() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        row = toy.notify("comment_on_post", "bob", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            cursor = listener.cursor
        toy.notify("comment_on_post", "carol", post=post)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            told = {item.id: item for item in listener.items}
            assert told[row.guid].title == "Bob and Carol commented on your post"  # type: ignore[index]
            assert told[row.guid].updated_at is not None  # type: ignore[index]


async def test_a_row_far_below_the_newest_page_gains_people_too() -> None:
    with ToyDiaspora("behind_proxy") as toy:
        post = toy.post("robin")
        row = toy.notify("liked", "bob", post=post)
        for number in range(60):
            toy.notify("mentioned", f"guest{number}")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.notify("liked", "carol", post=post)
            await poll(toy, account)
            assert inbox.rows[row.guid].notification.title == "Bob and Carol liked your post"
            assert next(iter(inbox.rows)) == row.guid


async def test_somebody_who_takes_it_back_moves_nothing() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        row = toy.notify("liked", "bob", post=post)
        toy.notify("liked", "carol", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.leave(row, "bob")
            await poll(toy, account)
            assert inbox.rows[row.guid].notification.title == "Carol liked your post"
            assert inbox.rows[row.guid].notification.updated_at is None
            toy.leave(row, "carol")
            await poll(toy, account)
            assert inbox.rows[row.guid].notification.title == "Someone liked your post"


async def test_after_reading_the_next_one_is_a_new_row() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        row = toy.notify("liked", "bob", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.mark(row)
            new = toy.notify("liked", "carol", post=post)
            assert new is not row
            await poll(toy, account)
            assert inbox.unread == {new.guid}
            assert inbox.rows[new.guid].notification.title == "Carol liked your post"
            assert inbox.rows[row.guid].notification.group_id == inbox.rows[new.guid].notification.group_id


async def test_a_post_that_was_deleted_leaves_its_row_readable() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        row = toy.notify("liked", "bob", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.rows[row.guid].notification.url == f"{toy.base_url}/posts/{post.guid}"
            toy.delete_post(post)
            await poll(toy, account)
            assert inbox.rows[row.guid].notification.url == f"{toy.base_url}/people/{row.actors[0].guid}"
