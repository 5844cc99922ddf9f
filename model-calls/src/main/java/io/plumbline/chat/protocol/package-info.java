/** One class for each HTTP API of providers, and what all of them share: addresses, fields, and safe text. */
package io.plumbline.chat.protocol;
