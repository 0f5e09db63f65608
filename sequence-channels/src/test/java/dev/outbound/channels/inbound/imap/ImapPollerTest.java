package dev.outbound.channels.inbound.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.channels.Secret;
import dev.outbound.channels.email.SmtpSettings.Login;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImapPollerTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final String TYLERS = "tyler@sender.example@127.0.0.1/INBOX";

    private final MailServer server = new MailServer();
    private final Watermarks watermarks = Watermarks.inMemory();
    private final Postbag postbag = new Postbag();
    private final Moved clock = new Moved();
    private final ImapPoller poller = poller(server.settings());

    @AfterEach
    void stop() {
        poller.close();
        server.close();
    }

    @Test
    void mails_are_handed_on_once_and_in_their_order_and_stay_unread() throws Exception {
        for (String subject : new String[] {"one", "two", "three"}) {
            server.deliver(subject, NOON);
        }
        assertThat(poller.poll()).isEqualTo(3);
        assertThat(postbag.taken()).containsExactly("one", "two", "three");
        assertThat(poller.poll()).isZero();
        server.deliver("four", NOON);
        assertThat(poller.poll()).isEqualTo(1);
        assertThat(postbag.taken()).containsExactly("four");
        assertThat(server.read()).isZero();
    }

    @Test
    void the_first_time_mails_older_than_the_look_back_of_7_days_are_left() throws Exception {
        server.deliver("old", NOON.minus(Duration.ofDays(30)));
        server.deliver("recent", NOON.minus(Duration.ofDays(6)));
        poller.poll();
        assertThat(postbag.taken()).containsExactly("recent");
    }

    @Test
    void in_an_old_mailbox_without_news_the_first_mail_after_the_first_look_is_the_first() throws Exception {
        server.deliver("old", NOON.minus(Duration.ofDays(30)));
        assertThat(poller.poll()).isZero();
        server.deliver("new", NOON);
        poller.poll();
        assertThat(postbag.taken()).containsExactly("new");
    }

    @Test
    void another_process_goes_on_where_the_last_one_stopped() throws Exception {
        server.deliver("one", NOON);
        poller.poll();
        poller.close();
        server.deliver("two", NOON);
        try (ImapPoller next = poller(server.settings())) {
            next.poll();
        }
        assertThat(postbag.taken()).containsExactly("one", "two");
    }

    @Test
    void a_mail_that_was_not_processed_comes_again_after_1_minute_and_after_a_crash() throws Exception {
        server.deliver("one", NOON);
        server.deliver("two", NOON);
        postbag.refuse("one");
        assertThat(poller.poll()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(59));
        assertThat(poller.poll()).isZero();
        assertThat(postbag.tried()).containsExactly("one", "two");

        postbag.refuseNoMore();
        clock.forward(Duration.ofSeconds(1));
        assertThat(poller.poll()).isEqualTo(1);
        assertThat(postbag.taken()).containsExactly("two", "one");
        assertThat(watermarks.find(TYLERS)).get().returns(2L, Watermark::uid);
    }

    @Test
    void the_watermark_stays_below_a_mail_that_was_not_processed() throws Exception {
        server.deliver("one", NOON);
        server.deliver("two", NOON);
        postbag.refuse("one");
        poller.poll();
        poller.close();
        postbag.refuseNoMore();
        try (ImapPoller next = poller(server.settings())) {
            next.poll();
        }
        assertThat(postbag.taken()).containsExactly("two", "one", "two");
    }

    @Test
    void a_mail_is_given_up_after_5_tries_if_others_could_be_processed() throws Exception {
        server.deliver("bad", NOON);
        server.deliver("good", NOON);
        postbag.refuse("bad");
        for (int i = 0; i < 10; i++) {
            poller.poll();
            clock.forward(Duration.ofHours(2));
        }
        assertThat(postbag.tried()).filteredOn("bad"::equals).hasSize(5);
        assertThat(postbag.taken()).containsExactly("good");
        assertThat(postbag.givenUp()).hasSize(1);
        server.deliver("next", NOON);
        poller.poll();
        assertThat(postbag.taken()).containsExactly("next");
    }

    @Test
    void while_nothing_can_be_processed_no_mail_is_given_up() throws Exception {
        server.deliver("one", NOON);
        server.deliver("two", NOON);
        postbag.refuse("one");
        postbag.refuse("two");
        for (int i = 0; i < 20; i++) {
            poller.poll();
            clock.forward(Duration.ofHours(2));
        }
        assertThat(postbag.givenUp()).isEmpty();
        postbag.refuseNoMore();
        poller.poll();
        assertThat(postbag.taken()).containsExactly("one", "two");
    }

    @Test
    void a_mailbox_that_was_numbered_anew_is_gone_through_from_the_day_before_the_last_mail() throws Exception {
        watermarks.save(TYLERS, new Watermark(42, 1_000_000, NOON));
        server.deliver("ancient", NOON.minus(Duration.ofDays(5)));
        server.deliver("two", NOON);
        server.deliver("three", NOON);
        poller.poll();
        assertThat(postbag.taken()).containsExactly("two", "three");
        assertThat(poller.poll()).isZero();
    }

    @Test
    void after_a_lost_connection_the_next_poll_goes_on() throws Exception {
        server.deliver("one", NOON);
        poller.poll();
        server.wire().cut();
        server.deliver("two", NOON);
        poller.poll();
        assertThat(postbag.taken()).containsExactly("one", "two");
    }

    @Test
    void a_refused_login_says_so_and_names_nobody() {
        var wrong = new Login("tyler@sender.example", new Secret("wrong"));
        ImapSettings settings = server.settings();
        var refused = poller(new ImapSettings(
                settings.host(),
                settings.port(),
                () -> wrong,
                false,
                settings.tls(),
                settings.folder(),
                settings.lookBack(),
                settings.waits()));
        assertThatThrownBy(refused::poll)
                .isInstanceOf(IOException.class)
                .hasMessage("the IMAP server refused the login");
        refused.close();
    }

    @Test
    void in_the_background_the_server_tells_of_news() throws Exception {
        server.deliver("one", NOON);
        poller.start();
        assertThat(postbag.next()).isEqualTo("one");
        for (String subject : new String[] {"two", "three"}) {
            server.wire().awaitIdle();
            server.deliver(subject, NOON);
            assertThat(postbag.next()).isEqualTo(subject);
        }
    }

    @Test
    void a_server_that_tells_of_no_news_is_asked() throws Exception {
        server.wire().hideIdle();
        poller.start();
        server.deliver("one", NOON);
        assertThat(postbag.next()).isEqualTo("one");
        server.deliver("two", NOON);
        assertThat(postbag.next()).isEqualTo("two");
        assertThat(server.wire().idles()).isZero();
    }

    @Test
    void in_the_background_lost_connections_and_a_server_that_was_away_are_survived() throws Exception {
        poller.start();
        server.deliver("one", NOON);
        assertThat(postbag.next()).isEqualTo("one");
        server.wire().cut();
        server.deliver("two", NOON);
        assertThat(postbag.next()).isEqualTo("two");
        server.stop();
        server.startAgain();
        // The new server's mailbox is empty, and may be numbered as the old one was.
        for (int i = 0; i < 3; i++) {
            server.deliver("three", NOON);
        }
        assertThat(postbag.next()).isEqualTo("three");
    }

    @Test
    void closing_lets_the_mail_in_hand_end_and_begins_no_other() throws Exception {
        server.deliver("one", NOON);
        server.deliver("two", NOON);
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new ImapPoller(
                server.settings(),
                watermarks,
                (mail, at) -> {
                    begun.countDown();
                    goOn.await();
                    postbag.accept(mail, at);
                },
                clock);
        slow.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        var closing = new Thread(slow::close);
        closing.start();
        goOn.countDown();
        closing.join(10_000);
        assertThat(closing.isAlive()).isFalse();
        assertThat(postbag.taken().size()).isBetween(1, 2);
        assertThat(slow.poll()).isZero();
        assertThatThrownBy(slow::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closing_ends_a_wait_for_news_at_once() throws Exception {
        poller.start();
        server.deliver("one", NOON);
        assertThat(postbag.next()).isEqualTo("one");
        long start = System.nanoTime();
        poller.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private ImapPoller poller(ImapSettings settings) {
        return new ImapPoller(settings, watermarks, postbag, clock);
    }

    /** A clock that stands at noon until it is moved. */
    private static final class Moved extends Clock {

        private Instant now = NOON;

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
