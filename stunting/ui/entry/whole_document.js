// Says of the whole document what CSS cannot: that it is Indonesian, and which of the two themes it has. What opens
// over a page stands beside it in the document, so that it can only follow the colours of the document.
export default function () {
  const root = document.documentElement;
  const page = document.querySelector("[data-testid=stApp]");
  const follow = () => {
    root.lang = "id";
    root.style.colorScheme = getComputedStyle(page).colorScheme;
  };
  const themes = new MutationObserver(follow);
  themes.observe(page, {attributes: true, attributeFilter: ["class"]});
  follow();
  return () => themes.disconnect();
}
