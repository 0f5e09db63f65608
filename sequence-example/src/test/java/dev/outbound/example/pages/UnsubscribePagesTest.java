package dev.outbound.example.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.example.web.Routes;
import dev.outbound.example.web.WebServer;
import dev.outbound.fixture.World;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.store.PageRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of a mail over real HTTP: fetched by scanners, posted to by mail programs (RFC 8058). */
class UnsubscribePagesTest {

    private static final List<String> READING = List.of("GET", "GET", "GET", "HEAD", "OPTIONS");

    private final World world = new World(new InMemoryStorage());
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Optional<WebServer> web = Optional.empty();

    @BeforeEach
    void start(@TempDir Path uploads) throws IOException {
        web = Optional.of(WebServer.start(
                InetAddress.getLoopbackAddress(), 0, uploads, new Routes(new UnsubscribePages(world.engine).routes())));
    }

    @AfterEach
    void stop() {
        web.ifPresent(WebServer::close);
    }

    @Test
    void ten_thousand_requests_of_scanners_change_nothing_and_two_posts_make_one_entry() throws Exception {
        String token = sentToAnn();
        SequenceId id =
                world.acme.compose().page(PageRequest.first(1)).items().get(0).id();
        Set<Integer> answers = new HashSet<>();
        for (int n = 0; n < 10_000; n++) {
            answers.add(send(READING.get(n % READING.size()), token, "", "text/plain")
                    .statusCode());
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 405);
        assertThat(entries()).isZero();
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);

        String form = "List-Unsubscribe=One-Click";
        String multipart =
                "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
        HttpResponse<String> first = send("POST", token, form, "application/x-www-form-urlencoded");
        HttpResponse<String> second = send("POST", token, multipart, "multipart/form-data; boundary=b");
        assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(200);
        assertThat(first.body()).isEqualTo(second.body());
        assertThat(entries()).isEqualTo(1);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
    }

    @Test
    void every_bad_token_gets_the_same_page_which_does_not_repeat_it() throws Exception {
        String token = sentToAnn();
        String changed = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        Set<String> pages = new HashSet<>();
        for (String bad : List.of(changed, "x", "%3Cscript%3Ealert(1)", "A".repeat(2_000))) {
            for (String method : List.of("GET", "POST")) {
                HttpResponse<String> answer = send(method, bad, "", "text/plain");
                assertThat(answer.statusCode()).as(bad).isEqualTo(404);
                pages.add(answer.body());
            }
        }
        assertThat(pages).hasSize(1);
        assertThat(entries()).isZero();
    }

    private String sentToAnn() {
        world.people.add("ann");
        world.launched(List.of("ann"), Step.email(0, "Hello"), Step.email(3, "Proof"));
        world.tick();
        String link = world.mails.messages().get(0).unsubscribe().toString();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private int entries() {
        return world.acme
                .suppressions()
                .page(Optional.empty(), PageRequest.first(10))
                .items()
                .size();
    }

    private HttpResponse<String> send(String method, String token, String body, String type)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(web.orElseThrow().url().resolve("/u/" + token))
                        .header("Content-Type", type)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
