package dev.outbound.memory;

/** A second way to find the rows of a table, told of every change, those of a rollback included. */
interface Index<V> {

    void added(Row<V> row);

    void removed(Row<V> row);
}
