/**
 * One contact's way through a sequence as a whole: the enrollment with its drafts and touches, locked, changed and saved
 * together. Every use case that moves an enrollment works on a {@link dev.outbound.course.Course}.
 */
@NullMarked
package dev.outbound.course;

import org.jspecify.annotations.NullMarked;
