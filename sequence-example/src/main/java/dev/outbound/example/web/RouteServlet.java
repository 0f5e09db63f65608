package dev.outbound.example.web;

import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.error.StaleWriteException;
import dev.outbound.error.Unquoted;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks a request up in the table of routes and writes the answer. */
final class RouteServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(RouteServlet.class);

    private final transient Routes routes;
    private final transient Csrf csrf = new Csrf();

    RouteServlet(Routes routes) {
        this.routes = routes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        secure(response);
        Reply reply = answer(request, response);
        byte[] body = reply.bytes();
        response.setStatus(reply.status());
        response.setContentType(reply.type());
        reply.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private Reply answer(HttpServletRequest request, HttpServletResponse response) {
        try {
            Routes.Match match = routes.match(request.getMethod(), decoded(request.getRequestURI()));
            Call call = Call.read(request, match, csrf.of(request, response));
            return match.route().handler().handle(call);
        } catch (Problem problem) {
            return page(problem.status(), String.valueOf(problem.getMessage()));
        } catch (NotFoundException missing) {
            return page(404, String.valueOf(missing.getMessage()));
        } catch (StaleWriteException stale) {
            return page(409, String.valueOf(stale.getMessage()));
        } catch (SequenceException refused) {
            return page(422, String.valueOf(refused.getMessage()));
        } catch (IOException | RuntimeException unexpected) {
            String number = UUID.randomUUID().toString();
            // Behind the first segment a path may hold a token.
            String area = decoded(request.getRequestURI()).stream().findFirst().orElse("");
            log.error("{} /{}… failed, number {}", request.getMethod(), area, number, Unquoted.of(unexpected));
            return page(500, "Something went wrong here. The log of the app says more under " + number + ".");
        }
    }

    /** Segments are decoded one by one, so that an escaped slash stays within its segment. */
    private static List<String> decoded(String path) {
        return Route.segments(path.isEmpty() ? "/" : path).stream()
                .map(segment -> Form.decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Reply page(int status, String sentence) {
        return Reply.html(status, Layout.page(status + "", Html.of("<p role=\"alert\">{}</p>", sentence)));
    }

    private static void secure(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
