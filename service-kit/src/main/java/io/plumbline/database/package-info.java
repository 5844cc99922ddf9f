/** The database as both services use it: transactions that wait for it, rows read by column name, and text that it can hold. */
package io.plumbline.database;
