package dev.outbound.example.web;

import java.io.IOException;

/** Answers the requests of a route; called by many threads. */
@FunctionalInterface
public interface Handler {

    Reply handle(Call call) throws IOException;
}
