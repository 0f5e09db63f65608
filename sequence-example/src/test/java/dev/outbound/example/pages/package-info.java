@NullMarked
package dev.outbound.example.pages;

import org.jspecify.annotations.NullMarked;
