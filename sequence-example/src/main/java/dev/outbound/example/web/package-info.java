/**
 * The pages over HTTP: a table of routes, plain HTML with everything escaped, forms with a token. Start at {@link
 * dev.outbound.example.web.WebServer}; a page is a class with a list of {@link dev.outbound.example.web.Route}s.
 */
@NullMarked
package dev.outbound.example.web;

import org.jspecify.annotations.NullMarked;
