/// The filter of a report, in plain JavaScript: it shows and hides, and never touches a text.
enum HTMLReportScript {
    /// The digest by which the page permits this script and no other; a test computes it anew.
    static let digest = "sha256-2CyPzlOrGT71SGPxHk3xuT7fxI1QKfW7KtEFgwW4T1g="

    /// The script.
    static let text = """
        (function () {
          var form = document.getElementById("filter"), count = document.getElementById("count");
          function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
          function update() {
            var speaker = form.elements.speaker.value, stances = {}, kept = {}, number = 0;
            all("#filter input:checked").forEach(function (box) { stances[box.value] = true; });
            function passes(item) {
              return (speaker === "" || item.dataset.speaker === speaker) && stances[item.dataset.stance] === true;
            }
            all(".statements li").forEach(function (item) {
              var passed = passes(item);
              item.classList.toggle("gone", !passed);
              if (passed) { kept[item.id.slice(2)] = true; number += 1; }
            });
            all(".event li, a.to").forEach(function (item) { item.classList.toggle("gone", !passes(item)); });
            all(".content").forEach(function (item) {
              item.classList.toggle("off", !item.dataset.of.split(" ").some(function (id) { return kept[id]; }));
            });
            all("#speakers tr[data-speaker]").forEach(function (row) {
              row.classList.toggle("gone", speaker !== "" && row.dataset.speaker !== speaker);
            });
            count.textContent = number + " of " + document.querySelectorAll(".statements li").length + " statements";
          }
          form.hidden = false;
          form.addEventListener("change", update);
          form.addEventListener("submit", function (event) { event.preventDefault(); });
          form.addEventListener("reset", function () { setTimeout(update, 0); });
          update();
        })();
        """
}
