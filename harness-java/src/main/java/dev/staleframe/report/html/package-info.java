/** The result of a study as one page of HTML, for any browser and with no network. */
package dev.staleframe.report.html;
